using System.Threading.RateLimiting;
using DingTalk.Robots;
using Support;

namespace DingTalk.Alerting.Tests.Delivery;

/// <summary>Laws 1 and 4 at the end: bounded, and nothing given up that could be told.</summary>
public sealed class ClosingTests
{
    static readonly TimeSpan RealTime = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task ASendThatEndsJustWhenTheEndBeginsGivesNothingUp()
    {
        for (var round = 0; round < 2_000; round++)
        {
            var robot = new RecordingRobot();
            var pipeline = new AlertPipeline(
                new DingTalkOptions { Formatter = new PlainFormatter(), GroupWait = TimeSpan.Zero }, robot);
            var key = new AlertKey { Level = AlertLevel.Error, Category = "C", Template = "Kind {Id}" };
            pipeline.Count(key, AlertText.IsTemplate, Bench.Start);
            pipeline.Pump();
            pipeline.TryCountRepeat(key, Bench.Start);
            await pipeline.DisposeAsync().AsTask().WaitAsync(RealTime, TestContext.Current.CancellationToken);
            var account = pipeline.GetStatistics();
            Assert.Equal((2, 0, 0), (account.Told, account.Pending, account.Lost));
        }
    }

    [Fact]
    public async Task PumpsThatOverlapTheEndLeaveTheAccountWhole()
    {
        for (var round = 0; round < 200; round++)
        {
            var bench = new Bench(static o => o.ShutdownTimeout = TimeSpan.Zero);
            bench.LogMany(10);
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            var pumps = Task.Run(
                () =>
                {
                    for (var i = 0; i < 200; i++) bench.Pipeline.Pump();
                },
                TestContext.Current.CancellationToken);
            await bench.Pipeline.DisposeAsync();
            await pumps;
            bench.Pipeline.Pump();
            var account = bench.Statistics;
            Assert.Equal(10, account.Told + account.Lost);
            Assert.Equal(0, account.Pending);
        }
    }

    [Fact]
    public async Task AFormatterThatHangsHoldsUpNeitherThePumpNorTheEnd()
    {
        using var never = new ManualResetEventSlim();
        var bench = new Bench(o => o.Formatter = new HangingFormatter(never));
        bench.LogMany(3);
        bench.Clock.Advance(TimeSpan.FromSeconds(3));
        bench.Pipeline.Pump();
        var closed = bench.Pipeline.DisposeAsync().AsTask();
        while (!closed.IsCompleted)
        {
            await Task.Yield();
            bench.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        var account = bench.Statistics;
        Assert.Equal((0, 0, 3, 0), (account.Told, account.Pending, account.Lost, account.InDoubt));
        never.Set();
    }

    [Fact]
    public async Task WhatCouldNotBeComposedIsTriedAgain()
    {
        var formatter = new PlainFormatter();
        var robot = new RecordingRobot { MaxMessageBytes = 100 };
        await using var bench = new Bench(o => o.Formatter = formatter, robot);
        bench.Log();
        bench.Clock.Advance(TimeSpan.FromSeconds(3));
        await bench.Pipeline.PumpAsync();
        bench.Pipeline.Pump();
        Assert.NotNull(bench.Pipeline.NextDue);
        robot.MaxMessageBytes = 20_000;
        await bench.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(1, bench.Statistics.Told);
    }

    [Fact]
    public async Task ADisposalEndsInTimeWhereNothingElseRuns()
    {
        // The clock stands still, as it would for whoever waits for a thread that never comes.
        var robot = new RecordingRobot();
        robot.Hold();
        var options = new DingTalkOptions
        {
            Formatter = new PlainFormatter(),
            ShutdownTimeout = TimeSpan.FromMilliseconds(1),
            TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Bench.Start),
        };
        var pipeline = new AlertPipeline(options, robot);
        pipeline.Count(new AlertKey { Level = AlertLevel.Error, Template = "Kind {Id}" }, AlertText.IsTemplate, Bench.Start);
        await Task.Run(pipeline.Dispose, TestContext.Current.CancellationToken).WaitAsync(RealTime, TestContext.Current.CancellationToken);
        var account = pipeline.GetStatistics();
        Assert.Equal((0, 0, 1), (account.Told, account.Pending, account.Lost));
        robot.Release();
    }

    [Fact]
    public async Task ALimiterThatFailsIsAskedAgain()
    {
        var limiter = new LoggingLimiter { OnAcquire = static () => throw new ObjectDisposedException("limiter") };
        await using var bench = new Bench(robot: new RecordingRobot(limiter));
        bench.Log();
        await bench.Pass(TimeSpan.FromSeconds(3));
        Assert.NotNull(bench.Pipeline.NextDue);
        Assert.Single(bench.Said.Lines);
        limiter.OnAcquire = null;
        await bench.Pass(TimeSpan.FromSeconds(3));
        Assert.Equal(1, bench.Statistics.Told);
    }

    [Theory]
    [InlineData(SendReason.None)]
    [InlineData(SendReason.Busy)]
    [InlineData(SendReason.Throttled)]
    public async Task AnOddAnswerLeavesTheAccountWhole(SendReason reason)
    {
        var bench = new Bench();
        bench.Robot.Answer = _ =>
            reason == SendReason.None ? null! : Some.NotAccepted(reason) with { RetryAfter = TimeSpan.MaxValue };
        bench.LogMany(3);
        await bench.Pass(TimeSpan.FromMinutes(5));
        bench.LogMany(2);
        await bench.Pass(TimeSpan.FromMinutes(5));
        await bench.Close();
        var account = bench.Statistics;
        Assert.Equal((0, 0, 5), (account.Told, account.Pending, account.Lost));
    }

    [Fact]
    public async Task ARobotThatCannotBeReleasedHoldsNothingUp()
    {
        var said = new SaidList();
        var pipeline = AlertPipeline.Create(new DingTalkOptions
        {
            Webhook = "http://127.0.0.1:9/robot/send?access_token=cannot-be-released",
            HandlerFactory = static () => new StubbornHandler(),
            ShutdownTimeout = TimeSpan.Zero,
            Diagnostics = said.Add,
        });
        pipeline.Count(new AlertKey { Level = AlertLevel.Error, Template = "Kind {Id}" }, AlertText.IsTemplate, Bench.Start);
        await pipeline.DisposeAsync().AsTask().WaitAsync(RealTime, TestContext.Current.CancellationToken);
        Assert.Equal(1, pipeline.GetStatistics().Lost + pipeline.GetStatistics().Told);
        Assert.Contains(said.Lines, static l => l.Contains("released", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEventAfterTheEndIsSaidOnce()
    {
        var bench = new Bench();
        await bench.Close();
        bench.LogMany(3);
        Assert.Single(bench.Said.Lines, static l => l.Contains("after the end", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AKindThatComesBetweenTheLookAndTheCutIsNewsOnce()
    {
        var limiter = new LoggingLimiter();
        await using var bench = new Bench(robot: new RecordingRobot(limiter));
        limiter.OnAcquire = () => bench.Log("Late {Id}");
        bench.Log();
        await bench.Pass(TimeSpan.FromSeconds(3));
        limiter.OnAcquire = null;
        Assert.Equal(2, bench.LastDigest.Groups.Count);
        bench.Log("Late {Id}");
        await bench.Pass(TimeSpan.FromMinutes(5));
        var late = Assert.Single(bench.LastDigest.Groups);
        Assert.False(late.IsNew);
        Assert.Equal(2, late.EpisodeCount);
    }

    [Fact]
    public async Task AClockThatIsSetBackSilencesNobody()
    {
        var clock = new SettableClock();
        var robot = new RecordingRobot();
        await using var pipeline = new AlertPipeline(new DingTalkOptions { TimeProvider = clock, Formatter = new PlainFormatter() }, robot)
        {
            Wake = static () => { },
        };
        async Task Tell(string template)
        {
            pipeline.Count(new AlertKey { Level = AlertLevel.Error, Template = template }, AlertText.IsTemplate, clock.GetUtcNow());
            for (var i = 0; i < 10; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await pipeline.PumpAsync();
            }
        }

        await Tell("First {Id}");
        clock.WallOffset -= TimeSpan.FromHours(5);
        await Tell("Second {Id}");
        clock.WallOffset += TimeSpan.FromHours(20);
        await Tell("Third {Id}");
        await Tell("Fourth {Id}");
        Assert.Equal(4, pipeline.GetStatistics().Told);
        Assert.True(robot.Delivered.Count >= 3);
    }

    sealed class HangingFormatter(ManualResetEventSlim until) : IDigestFormatter
    {
        public RobotMessage Format(Digest digest, int maxBytes)
        {
            until.Wait(RealTime);
            return new MarkdownMessage("t", "1");
        }
    }

    sealed class LoggingLimiter : RateLimiter
    {
        readonly FreeRateLimiter _inner = new();

        public Action? OnAcquire { get; set; }

        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount)
        {
            OnAcquire?.Invoke();
            return _inner.AttemptAcquire(permitCount);
        }

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
            new(AttemptAcquireCore(permitCount));
    }

    sealed class StubbornHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("no");

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new InvalidOperationException("no");
        }
    }

    sealed class SettableClock : Microsoft.Extensions.Time.Testing.FakeTimeProvider
    {
        public SettableClock()
            : base(Bench.Start)
        {
        }

        public TimeSpan WallOffset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WallOffset;
    }
}
