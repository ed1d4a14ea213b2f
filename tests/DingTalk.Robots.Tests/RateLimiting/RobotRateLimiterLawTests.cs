using System.Threading.RateLimiting;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace DingTalk.Robots.Tests.RateLimiting;

/// <summary>The limiter under random load, on a simulated clock: what the server may see, and what is wasted.</summary>
public sealed class RobotRateLimiterLawTests
{
    const int WindowMs = 60_000;
    const int AbortGraceMs = 10_000;

    sealed record Call(int ThinkMs, int LatencyMs, bool IsAborted);

    /// <summary>From when until when the server may see a message.</summary>
    sealed record Visible(long From, long Until);

    static readonly Gen<Call[]> Calls = Gen.Select(
        Gen.Frequency((3, Gen.Const(0)), (3, Gen.Int[0, 5_000]), (1, Gen.Int[0, 90_000])),
        Gen.Frequency((3, Gen.Int[0, 500]), (2, Gen.Int[0, 10_000])),
        Gen.Int[0, 9].Select(i => i == 0),
        (think, latency, aborted) => new Call(think, latency, aborted)).Array[1, 150];

    [Fact]
    public void TheServerNeverSeesMoreThanTheLimitInAnyWindow()
        => Gen.Select(Gen.Int[1, 20], Gen.Int[1, 12], Calls).Sample((limit, callers, calls) =>
        {
            var visible = Simulate(limit, callers, calls);

            // Every call may arrive at any moment of its interval, so the worst window is the one that begins where a call
            // ends, and it sees whatever touches it. Both its borders belong to it here: stricter than the server.
            return visible.TrueForAll(w => visible.Count(v => v.Until >= w.Until && v.From <= w.Until + WindowMs) <= limit);
        }, iter: 300);

    [Fact]
    public async Task AtMostOnePercentIsWasted() => await Gen.Select(Gen.Int[1, 20], Gen.Int[0, 10_000]).SampleAsync(
        async (limit, latency) =>
        {
            const int DurationMs = 1_800_000;
            const int StepMs = 50;
            var stop = TestContext.Current.CancellationToken;
            var clock = new FakeTimeProvider();
            using var limiter = new RobotRateLimiter(limit, timeProvider: clock);
            var waiting = new Queue<Task<RateLimitLease>>();
            var sending = new Queue<(RateLimitLease Lease, long End)>();
            var completed = 0;
            for (var now = 0L; now < DurationMs; now += StepMs)
            {
                while (sending.TryPeek(out var call) && call.End <= now)
                {
                    sending.Dequeue().Lease.Dispose();
                    completed++;
                }

                while (waiting.Count < limit) waiting.Enqueue(limiter.AcquireAsync(1, stop).AsTask());
                while (waiting.Count > limiter.GetStatistics().CurrentQueuedCount)
                    sending.Enqueue((await waiting.Dequeue(), now + latency));
                clock.Advance(TimeSpan.FromMilliseconds(StepMs));
            }

            var ideal = (double)limit * (DurationMs - latency) / (WindowMs + latency);
            return completed >= 0.99 * ideal;
        },
        iter: 20,
        threads: 1);

    [Fact]
    public void ManyThreadsGetNoMorePermitsThanThereAre()
    {
        for (var round = 0; round < 50; round++)
        {
            var clock = new FakeTimeProvider();
            using var limiter = new RobotRateLimiter(20, timeProvider: clock);
            var acquired = 0;
            Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                var lease = limiter.AttemptAcquire();
                if (!lease.IsAcquired) return;

                Interlocked.Increment(ref acquired);
                if (i % 2 == 0) lease.Dispose();
            });
            Assert.Equal(20, acquired);
        }
    }

    [Fact]
    public async Task CancellationsAndPermitsThatMeetLoseNone()
    {
        var clock = new FakeTimeProvider();
        using var limiter = new RobotRateLimiter(4, timeProvider: clock);
        for (var round = 0; round < 100; round++)
        {
            limiter.AttemptAcquire(4).Dispose();
            var sources = Enumerable.Range(0, 8).Select(_ => new CancellationTokenSource()).ToList();
            var waits = sources.ConvertAll(s => limiter.AcquireAsync(1, s.Token).AsTask());
            await Task.WhenAll(
                Task.Run(() => clock.Advance(TimeSpan.FromMilliseconds(WindowMs + 1)), TestContext.Current.CancellationToken),
                Task.Run(() => sources.ForEach(s => s.Cancel()), TestContext.Current.CancellationToken));
            await Task.WhenAll(waits).ContinueWith(_ => { }, TaskScheduler.Default);

            foreach (var wait in waits.Where(w => w.Status == TaskStatus.RanToCompletion)) (await wait).Dispose();
            clock.Advance(TimeSpan.FromMilliseconds(WindowMs + 1));
            Assert.Equal((4L, 0L), (limiter.GetStatistics().CurrentAvailablePermits, limiter.GetStatistics().CurrentQueuedCount));
        }
    }

    static List<Visible> Simulate(int limit, int callers, Call[] calls)
    {
        var clock = new FakeTimeProvider();
        using var limiter = new RobotRateLimiter(limit, timeProvider: clock);
        var visible = new List<Visible>();
        var now = 0L;
        var order = 0;
        var due = new PriorityQueue<(Call Call, RobotLease? Lease, long Started), (long, int)>();
        var pending = new Queue<Call>(calls);
        for (var i = 0; i < callers && pending.Count > 0; i++) Start();

        while (due.TryDequeue(out var step, out var at))
        {
            clock.Advance(TimeSpan.FromMilliseconds(at.Item1 - now));
            now = at.Item1;
            if (step.Lease is { } lease)
            {
                visible.Add(new Visible(step.Started, step.Call.IsAborted ? now + AbortGraceMs : now));
                if (step.Call.IsAborted) lease.Abort(TimeSpan.FromMilliseconds(AbortGraceMs));
                else lease.Complete();
                if (pending.Count > 0) Start();
            }
            else if (limiter.AttemptAcquire() is RobotLease acquired)
            {
                acquired.TryBeginSend();
                due.Enqueue((step.Call, acquired, now), (now + step.Call.LatencyMs, order++));
            }
            else
            {
                due.Enqueue((step.Call, null, 0), (now + RetryMs(limiter), order++));
            }
        }

        Assert.Equal(calls.Length, visible.Count);
        return visible;

        void Start()
        {
            var call = pending.Dequeue();
            due.Enqueue((call, null, 0), (now + call.ThinkMs, order++));
        }
    }

    static long RetryMs(RobotRateLimiter limiter)
    {
        limiter.AttemptAcquire().TryGetMetadata(MetadataName.RetryAfter, out var wait);
        return Math.Max(1, (long)Math.Ceiling(wait.TotalMilliseconds));
    }
}
