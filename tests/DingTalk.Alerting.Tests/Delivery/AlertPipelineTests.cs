using DingTalk.Robots;
using Support;

namespace DingTalk.Alerting.Tests.Delivery;

public sealed class AlertPipelineTests
{
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task ALoneErrorIsToldAfterTheGroupWait()
    {
        await using var bench = new Bench();
        bench.Log();
        await bench.Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(bench.Robot.Delivered);
        await bench.Pass(TimeSpan.FromSeconds(1));
        Assert.Single(bench.Robot.Delivered);
        Assert.Equal((1, 0), (bench.Statistics.Told, bench.Statistics.Pending));
    }

    [Fact]
    public async Task AStormOfFiftyKindsTakesAtMostThreeMessagesInTheFirstMinute()
    {
        await using var bench = new Bench();
        for (var kind = 0; kind < 50; kind++) bench.LogMany(2_000, "Kind " + kind + " {Id}");
        await bench.Pass(TimeSpan.FromSeconds(60));
        Assert.InRange(bench.Robot.Delivered.Count, 1, 3);
        Assert.Equal(100_000, bench.Statistics.Told);
        Assert.Equal(50, bench.Digests[0].Groups.Count);
    }

    [Fact]
    public async Task WhatWaitsForAPermitIsMergedIntoOneMessage()
    {
        var limiter = new GateLimiter();
        var robot = new RecordingRobot(limiter);
        await using var bench = new Bench(robot: robot);
        limiter.IsOpen = false;
        for (var kind = 0; kind < 5; kind++)
        {
            bench.LogMany(10, "Kind " + kind + " {Id}");
            await bench.Pass(TimeSpan.FromSeconds(20));
        }

        Assert.Empty(robot.Attempts);
        limiter.IsOpen = true;
        await bench.Pass(Moment);
        var only = Assert.Single(robot.Delivered);
        Assert.Equal(50, PlainFormatter.CountIn(only));
    }

    [Fact]
    public async Task EveryAttemptTakesItsOwnPermit()
    {
        await using var bench = new Bench();
        bench.Robot.Script(Some.InDoubt(), Some.NotAccepted(), Some.InDoubt());
        bench.Log();
        await bench.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(bench.Robot.Attempts.Count, ((FreeRateLimiter)bench.Robot.RateLimiter).Given);
        Assert.True(bench.Robot.Attempts.Count > 3);
    }

    [Fact]
    public async Task WhatWasNotAcceptedIsToldByAFullerMessage()
    {
        await using var bench = new Bench();
        bench.Robot.Script(Some.NotAccepted());
        bench.Log("First {Id}");
        await bench.Pass(Moment);
        bench.Log("Second {Id}");
        await bench.Pass(TimeSpan.FromSeconds(10));
        var told = Assert.Single(bench.Robot.Delivered);
        Assert.Equal(2, PlainFormatter.CountIn(told));
        Assert.NotEqual(bench.Robot.Attempts[0].MsgUuid, told.MsgUuid);
        Assert.Equal(SendReason.Unreachable, bench.LastDigest.Trouble!.Reason);
    }

    [Fact]
    public async Task WhatIsInDoubtIsSentAgainByteForByteUnderTheSameKey()
    {
        await using var bench = new Bench();
        bench.Robot.Script(Some.InDoubt(), Some.InDoubt());
        bench.Log("First {Id}");
        await bench.Pass(Moment);
        bench.Log("Second {Id}");
        await bench.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(bench.Robot.Attempts[0], bench.Robot.Attempts[1]);
        Assert.Equal(bench.Robot.Attempts[0], bench.Robot.Attempts[2]);
        Assert.Equal(0, bench.Statistics.InDoubt);
        Assert.Equal(2, bench.Statistics.Told);
    }

    [Fact]
    public async Task AfterThreeDoubtfulAttemptsTheCountsGoBackMarked()
    {
        await using var bench = new Bench();
        bench.Robot.Script(Some.InDoubt(), Some.InDoubt(), Some.InDoubt());
        bench.LogMany(7);
        await bench.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(4, bench.Robot.Attempts.Count);
        Assert.Equal(7, bench.LastDigest.MaybeShown);
        Assert.Equal((7, 7), (bench.Statistics.Told, bench.Statistics.InDoubt));
    }

    [Fact]
    public async Task RefusedContentIsToldOnceMoreAsCountsOnly()
    {
        await using var bench = new Bench();
        bench.Robot.Script(Some.RefusedForContent());
        bench.Log();
        await bench.Pass(Moment);
        Assert.False(bench.Digests[0].CountsOnly);
        Assert.True(bench.Digests[1].CountsOnly);
        Assert.Equal(1, bench.Statistics.Told);
        bench.Log("Another {Id}");
        await bench.Pass(TimeSpan.FromMinutes(1));
        Assert.False(bench.LastDigest.CountsOnly);
    }

    [Fact]
    public async Task ARefusedConfigurationClosesTheRobotForOneTwoFourMinutesUpToAnHour()
    {
        await using var bench = new Bench();
        bench.Robot.Answer = static _ => Some.RefusedForConfiguration();
        bench.Log();
        var times = new List<DateTimeOffset>();
        for (var minute = 0; minute < 400; minute++)
        {
            var before = bench.Robot.Attempts.Count;
            await bench.Pass(TimeSpan.FromMinutes(1));
            for (var i = before; i < bench.Robot.Attempts.Count; i++) times.Add(bench.Clock.GetUtcNow());
        }

        var gaps = times.Zip(times.Skip(1), static (a, b) => Math.Round((b - a).TotalMinutes)).ToArray();
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], gaps.Take(8));
        Assert.Single(bench.Said.Lines);
        Assert.Contains("check the secret", bench.Said.Lines[0], StringComparison.Ordinal);
        Assert.Contains("errcode 310000", bench.Said.Lines[0], StringComparison.Ordinal);
        Assert.True(bench.Pipeline.IsClosedForConfiguration);
    }

    [Fact]
    public async Task WhenTheCauseIsMendedTheWholeAccountIsTold()
    {
        await using var bench = new Bench();
        bench.Robot.Answer = static _ => Some.RefusedForConfiguration();
        for (var i = 0; i < 10; i++)
        {
            bench.LogMany(10);
            await bench.Pass(TimeSpan.FromMinutes(1));
        }

        bench.Robot.Answer = static _ => SendResult.Delivered;
        await bench.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal(100, bench.Statistics.Told);
        Assert.Equal(SendReason.Signature, bench.LastDigest.Trouble!.Reason);
        Assert.Equal(2, bench.Said.Lines.Count);
        Assert.False(bench.Pipeline.IsClosedForConfiguration);
    }

    [Fact]
    public async Task WithAListenerARefusalForGoodHandsEachGroupOnOnce()
    {
        await using var bench = new Bench();
        var listener = new RecordingListener();
        bench.Pipeline.FailureListener = listener;
        bench.Robot.Answer = static _ => Some.RefusedForConfiguration();
        for (var i = 0; i < 40; i++) bench.Log(source: "event " + i);
        await bench.Pass(TimeSpan.FromMinutes(10));
        var failure = Assert.Single(listener.Failures, static f => f.Groups.Count > 0);
        Assert.Equal(AlertFailureKind.Permanent, failure.Kind);
        var group = Assert.Single(failure.Groups);
        Assert.Equal(17, group.Sources.Count);
        Assert.Equal(["event 0", "event 39"], [group.Sources[0], group.Sources[16]]);
        Assert.Equal(23, group.Remaining);
        Assert.Equal((40, 40), (bench.Statistics.Lost, bench.Statistics.HandedOver));
    }

    [Fact]
    public async Task ALossIsDeclaredInTheNextMessage()
    {
        await using var bench = new Bench();
        bench.Pipeline.FailureListener = new RecordingListener();
        bench.Robot.Script(Some.RefusedForConfiguration());
        bench.LogMany(5);
        await bench.Pass(Moment);
        bench.Pipeline.CountHandedOver();
        await bench.Pass(TimeSpan.FromMinutes(2));
        bench.Log("Another {Id}");
        await bench.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(6, bench.LastDigest.Lost);
        bench.Log("A third {Id}");
        await bench.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(0, bench.LastDigest.Lost);
    }

    [Fact]
    public async Task ClosingTellsWhatIsPendingWithoutWaitingForTheSchedule()
    {
        var bench = new Bench();
        bench.LogMany(3);
        await bench.Pipeline.DisposeAsync();
        Assert.Equal((3, 0, 0), (bench.Statistics.Told, bench.Statistics.Pending, bench.Statistics.Lost));
        Assert.True(bench.LastDigest.IsFinal);
    }

    [Fact]
    public async Task ClosingOverAHangingRobotEndsInTimeAndDeclaresTheLoss()
    {
        var bench = new Bench();
        var listener = new RecordingListener();
        bench.Pipeline.FailureListener = listener;
        bench.Robot.Hold();
        bench.LogMany(3);
        var closed = bench.Pipeline.DisposeAsync().AsTask();
        while (bench.Robot.Attempts.Count == 0) await Task.Yield();
        bench.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(closed.IsCompleted);
        bench.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await closed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, 3), (bench.Statistics.Told, bench.Statistics.Pending, bench.Statistics.Lost));
        Assert.Equal(3, bench.Statistics.InDoubt);
        Assert.Equal(AlertFailureKind.Final, Assert.Single(listener.Failures, static f => f.Groups.Count > 0).Kind);
        Assert.Contains(bench.Said.Lines, static l => l.Contains("3 events", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEventAfterTheEndIsLostAndHarmless()
    {
        var bench = new Bench();
        bench.Log();
        await bench.Close();
        await bench.Close();
        bench.Log();
        bench.Log("New {Id}");
        Assert.Equal((1, 0, 2), (bench.Statistics.Told, bench.Statistics.Pending, bench.Statistics.Lost));
        Assert.False(bench.Pipeline.IsEnabled);
    }

    [Fact]
    public void ADisabledPipelineAcceptsNothing()
    {
        using var pipeline = new AlertPipeline(new DingTalkOptions(), robot: null);
        Assert.False(pipeline.IsEnabled);
        Assert.False(pipeline.Count(new AlertKey { Template = "x {A}" }, AlertText.IsTemplate, Bench.Start).IsCounted);
        Assert.Equal(0, pipeline.GetStatistics().Accepted);
    }

    [Fact]
    public async Task AFatalIsToldWithoutWaitingForAPump()
    {
        await using var bench = new Bench();
        var sent = new TaskCompletionSource<bool>();
        bench.Robot.Answer = _ =>
        {
            sent.TrySetResult(true);
            return SendResult.Delivered;
        };
        bench.Pipeline.Wake = null;
        bench.Log(level: AlertLevel.Fatal);
        Assert.True(await sent.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AFormatterThatThrowsIsReplacedByTheShippedOne()
    {
        await using var bench = new Bench(static o => o.Formatter = new BrokenFormatter());
        bench.LogMany(4);
        await bench.Pass(Moment);
        Assert.Equal(4, bench.Statistics.Told);
        Assert.Contains(bench.Said.Lines, static l => l.Contains("formatter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARendererThatThrowsCostsTheSampleNotTheCount()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Bench.Start);
        var robot = new RecordingRobot();
        var formatter = new PlainFormatter();
        await using var pipeline = new AlertPipeline(
            new DingTalkOptions { TimeProvider = clock, Formatter = formatter }, robot, new BrokenRenderer());
        var receipt = pipeline.Count(new AlertKey { Template = "Broken {A}" }, AlertText.IsTemplate, Bench.Start);
        receipt.Keep(new object());
        clock.Advance(Moment);
        await pipeline.PumpAsync();
        Assert.Equal("Broken {A}", formatter.Digests[0].Groups[0].Samples[0].Message);
        Assert.Equal(1, pipeline.GetStatistics().Told);
    }

    [Fact]
    public async Task AMentionFiresOnceAnEpisode()
    {
        await using var bench = new Bench(static o => o.Mention = new MentionOptions { Mobiles = ["13800000000"], MinimumLevel = AlertLevel.Error });
        bench.Log();
        await bench.Pass(Moment);
        bench.Log();
        await bench.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(2, bench.Digests.Count);
        Assert.NotNull(bench.Digests[0].Mentions);
        Assert.Null(bench.Digests[1].Mentions);
    }

    [Fact]
    public async Task AMonthlyQuotaIsKept()
    {
        await using var bench = new Bench(static o => o.MonthlyQuota = 60);
        for (var day = 0; day < 28; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                bench.Log("Hour " + day + "-" + hour + " {Id}");
                await bench.Pass(TimeSpan.FromHours(1));
            }
        }

        Assert.InRange(bench.Robot.Delivered.Count, 30, 60);
        Assert.Equal(bench.Logged, bench.Statistics.Told + bench.Statistics.Pending);
    }

    [Fact]
    public async Task NewOptionsAreTakenOverAndCountsAreKept()
    {
        await using var bench = new Bench(static o => o.GroupWait = TimeSpan.FromHours(1));
        bench.LogMany(2);
        await bench.Pass(TimeSpan.FromMinutes(1));
        Assert.Empty(bench.Robot.Delivered);
        bench.Options.GroupWait = TimeSpan.FromSeconds(1);
        bench.Pipeline.Update(bench.Options);
        await bench.Pass(Moment);
        Assert.Equal(2, bench.Statistics.Told);
    }

    [Fact]
    public void AWrongOptionIsRefusedWithASentence()
    {
        var e = Assert.Throws<ArgumentException>(() => new Bench(static o => o.MaxKinds = 0));
        Assert.Contains("MaxKinds is 0; it must be at least 1 and at most 100000.", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.Language = "fr"));
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.TimeZone = "Nowhere/Land"));
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.MessagesPerMinute = 21));
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.RepeatInterval = TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.ShutdownTimeout = TimeSpan.MaxValue));
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.MaxKinds = int.MaxValue));
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.TraceUrl = "javascript:alert(1)"));
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.Mention.Mobiles = [null!]));
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.Mention.Mobiles = ["@all"]));
        Assert.Throws<ArgumentException>(() => new Bench(static o => o.Mention.UserIds = ["u 1"]));
    }

    [Fact]
    public async Task TheLongestTimeThereIsMeansNever()
    {
        await using var bench = new Bench(static o =>
        {
            o.RepeatInterval = TimeSpan.MaxValue;
            o.MaxRepeatInterval = TimeSpan.MaxValue;
            o.EpisodeMemory = TimeSpan.MaxValue;
            o.Mention.UserIds = null!;
        });
        bench.Log();
        await bench.Pass(TimeSpan.FromSeconds(3));
        bench.Log();
        await bench.Pass(TimeSpan.FromHours(10));
        Assert.Equal((1, 1), (bench.Statistics.Told, bench.Statistics.Pending));
        bench.Log("Another {Id}");
        await bench.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(3, bench.Statistics.Told);
    }

    sealed class BrokenFormatter : IDigestFormatter
    {
        public RobotMessage Format(Digest digest, int maxBytes) => throw new InvalidOperationException("broken");
    }

    sealed class BrokenRenderer : IAlertSampleRenderer
    {
        public AlertSample Render(object source) => throw new InvalidOperationException("broken");
    }
}
