namespace DingTalk.Alerting.Tests.Digests;

public sealed class CaptureGuardTests
{
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void WhatReturnsIsHandedOnAndRunsElsewhere()
    {
        var guard = new CaptureGuard(Timeout.InfiniteTimeSpan);
        var threads = new HashSet<int>();
        for (var i = 0; i < 100; i++)
        {
            var n = i;
            Assert.True(guard.TryRun(() => (n, Environment.CurrentManagedThreadId), out var result));
            Assert.Equal(n, result.n);
            threads.Add(result.CurrentManagedThreadId);
        }

        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
    }

    [Fact]
    public void WhatThrowsThrowsHere()
    {
        var guard = new CaptureGuard(Timeout.InfiniteTimeSpan);
        Assert.Throws<InvalidTimeZoneException>(() => guard.TryRun<int>(static () => throw new InvalidTimeZoneException(), out _));
        Assert.True(guard.TryRun(static () => 1, out _));
    }

    [Fact]
    public void WhatHangsIsAbandonedTwiceAndNotTriedAThirdTime()
    {
        using var gate = new ManualResetEventSlim();
        var guard = new CaptureGuard(Short);
        var runs = 0;
        for (var i = 0; i < 5; i++)
        {
            Assert.False(guard.TryRun(
                () =>
                {
                    Interlocked.Increment(ref runs);
                    gate.Wait();
                    return 1;
                },
                out _));
        }

        Assert.Equal(CaptureGuard.MaxAbandoned, guard.Abandoned);
        Assert.InRange(Volatile.Read(ref runs), 0, CaptureGuard.MaxAbandoned);

        gate.Set();
        SpinWait.SpinUntil(() => guard.Abandoned == 0, TimeSpan.FromSeconds(60));
        Assert.Equal(0, guard.Abandoned);
        Assert.True(SpinWait.SpinUntil(() => guard.TryRun(static () => 2, out var result) && result == 2, TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task ASampleThatHangsHoldsUpNoMessage()
    {
        using var gate = new ManualResetEventSlim();
        var renderer = new HangingRenderer(gate);
        var bench = new Bench();
        await using var pipeline = new AlertPipeline(bench.Options, bench.Robot, renderer) { Wake = static () => { } };
        var key = new AlertKey { Level = AlertLevel.Error, Template = "Order {Id} failed" };
        pipeline.Count(key, AlertText.IsTemplate, Bench.Start).Keep(new object());
        bench.Clock.Advance(TimeSpan.FromSeconds(5));
        await pipeline.PumpAsync();

        Assert.Equal(1, pipeline.GetStatistics().Told);
        Assert.Equal("Order {Id} failed", bench.LastDigest.Groups[0].Samples[0].Message);
        gate.Set();
    }

    sealed class HangingRenderer(ManualResetEventSlim gate) : IAlertSampleRenderer
    {
        public AlertSample Render(object source)
        {
            gate.Wait();
            return new AlertSample { Timestamp = Bench.Start, Message = "late" };
        }
    }
}
