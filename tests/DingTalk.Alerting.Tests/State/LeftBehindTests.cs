using Support;

namespace DingTalk.Alerting.Tests.State;

/// <summary>What a run that ended too early left, the next one tells.</summary>
public sealed class LeftBehindTests : IDisposable
{
    readonly StatePlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task WhatAKilledRunCountedTheNextOneTellsMarkedAndItsFatalFirst()
    {
        await using var first = _place.Run(robot: StatePlace.Dead());
        first.LogMany(30);
        first.Log("Disk {Name} is gone", AlertLevel.Fatal, "Storage");
        first.LogMany(12, "Order {Id} is late", AlertLevel.Warning);
        var killed = _place.Killed();

        await using var next = _place.Run(killed);
        next.LogMany(100, "Cart {Id} is empty");
        Assert.Equal((143, 143, 43), (next.Statistics.Accepted, next.Statistics.Pending, next.Statistics.LeftBehind));
        await next.Pass(TimeSpan.Zero);

        // The fatal one is due at once, and everything goes with it.
        var digest = next.LastDigest;
        Assert.Equal((143, 43), (digest.EventCount, digest.LeftBehind));
        Assert.Equal(
            [(AlertLevel.Fatal, "Disk {Name} is gone", 1, true), (AlertLevel.Error, "Cart {Id} is empty", 100, false), (AlertLevel.Error, "Payment {Id} failed", 30, true), (AlertLevel.Warning, "Order {Id} is late", 12, true)],
            digest.Groups.Select(static g => (g.Level, g.Template, g.Count, g.IsLeftBehind)));
        Assert.Equal("Storage", digest.Groups[0].Category);
        Assert.Equal(Bench.Start, digest.Groups[2].First);
        Assert.Equal(0, digest.MaybeShown);
        Assert.Empty(_place.Left(killed).Left);
        Assert.Equal((143, 0, 0), (next.Statistics.Told, next.Statistics.Pending, next.Statistics.Lost));
    }

    [Fact]
    public async Task WithoutAnyEventOfItsOwnTheNextRunTellsThem()
    {
        await using var first = _place.Run();
        first.LogMany(5);
        await using var next = _place.Run(_place.Killed());
        await next.Pass(TimeSpan.FromSeconds(3));
        Assert.Equal(5, next.LastDigest.EventCount);
        Assert.Equal("Payment {Id} failed", Assert.Single(next.LastDigest.Groups).Template);
    }

    [Fact]
    public async Task WhatWasInFlightIsInDoubtAfterAKillAndToldMarked()
    {
        await using var first = _place.Run();
        first.Robot.Hold();
        first.LogMany(7);
        first.Clock.Advance(TimeSpan.FromSeconds(5));
        first.Pipeline.Pump();
        await Until(() => first.Robot.Attempts.Count == 1);
        first.LogMany(3);
        var killed = _place.Killed();
        first.Robot.Release();
        await first.Pass(TimeSpan.FromMinutes(5));
        Assert.Empty(_place.Left().Left);

        await using var next = _place.Run(killed);
        await next.Pass(TimeSpan.FromSeconds(5));
        var group = Assert.Single(next.LastDigest.Groups);
        Assert.Equal((10, 7), (group.Count, group.MaybeShown));
    }

    [Fact]
    public async Task WhatWasSurelyRefusedIsNotInDoubt()
    {
        await using var first = _place.Run(robot: StatePlace.Dead());
        first.LogMany(7);
        await first.Pass(TimeSpan.FromSeconds(5));
        Assert.NotEmpty(first.Robot.Attempts);
        var left = Assert.Single(_place.Left().Left);
        Assert.Equal((7, 0, 0), (left.Untold, left.MaybeShown, left.Told));
    }

    [Fact]
    public async Task WhatWentBackInDoubtStaysMarkedAfterAKill()
    {
        await using var first = _place.Run();
        first.Robot.Answer = static _ => Some.InDoubt();
        first.LogMany(7);
        await first.Pass(TimeSpan.FromMinutes(1));
        first.LogMany(2);
        var left = Assert.Single(_place.Left().Left);
        Assert.Equal((9, 7), (left.Untold, left.MaybeShown));
        first.Robot.Answer = static _ => DingTalk.Robots.SendResult.Delivered;
    }

    [Fact]
    public async Task WhatIsToldIsNotLeft()
    {
        await using var first = _place.Run();
        first.LogMany(7);
        await first.Pass(TimeSpan.FromSeconds(5));
        Assert.Empty(_place.Left().Left);
        first.LogMany(4);
        var left = Assert.Single(_place.Left().Left);
        Assert.Equal((4, 7), (left.Untold, left.Told));

        // It was told before, so it is no news, and its account goes on.
        await using var next = _place.Run(_place.Killed());
        await next.Pass(TimeSpan.FromMinutes(2));
        var group = Assert.Single(next.LastDigest.Groups);
        Assert.Equal((4, 11, false), (group.Count, group.EpisodeCount, group.IsNew));
    }

    [Fact]
    public async Task TheEndLeavesInTheFileWhatItCannotTell()
    {
        var first = _place.Run(robot: StatePlace.Dead());
        first.LogMany(9);
        await first.Close();
        first.Log();
        Assert.Equal((9, 0), (first.Statistics.Pending, first.Statistics.Told));
        // What comes after the end is lost: nobody is left to count it.
        Assert.Equal(1, first.Statistics.Lost);
        Assert.Contains(first.Said.Lines, static line => line.StartsWith("9 events could not be told", StringComparison.Ordinal));

        await using var next = _place.Run();
        await next.Pass(TimeSpan.FromSeconds(5));
        Assert.Empty(next.Said.Lines);
        Assert.Equal((9, 9), (next.LastDigest.EventCount, next.LastDigest.LeftBehind));
    }

    [Fact]
    public async Task TheEndLeavesNothingWhereAllIsTold()
    {
        var first = _place.Run();
        first.LogMany(9);
        await first.Close();
        Assert.Equal((9, 0, 0), (first.Statistics.Told, first.Statistics.Pending, first.Statistics.Lost));
        Assert.Empty(StatePlace.Read(_place.Path).Left);
        await using var next = _place.Run();
        await next.Pass(TimeSpan.FromMinutes(1));
        Assert.Empty(next.Digests);
        Assert.Equal(0, next.Statistics.LeftBehind);
    }

    [Fact]
    public async Task TheEndInTheMiddleOfASendLeavesItInDoubt()
    {
        var first = _place.Run(configure: static o => o.ShutdownTimeout = TimeSpan.Zero);
        first.Robot.Hold();
        first.LogMany(7);
        first.Clock.Advance(TimeSpan.FromSeconds(5));
        first.Pipeline.Pump();
        await Until(() => first.Robot.Attempts.Count == 1);
        var closing = first.Pipeline.DisposeAsync().AsTask();
        while (!closing.IsCompleted)
        {
            await Task.Yield();
            first.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        var left = Assert.Single(StatePlace.Read(_place.Path).Left);
        Assert.Equal((7, 7), (left.Untold, left.MaybeShown));
        Assert.Equal((7, 0), (first.Statistics.Pending, first.Statistics.Lost));
    }

    [Fact]
    public async Task RunsThatDieOneAfterTheOtherAddUp()
    {
        var path = _place.Path;
        for (var run = 1; run <= 5; run++)
        {
            await using var bench = _place.Run(path, robot: StatePlace.Dead());
            bench.LogMany(10);
            bench.LogMany(run, "Only in run " + run + " {Id}");
            Assert.Equal((run - 1) * 10 + (run * (run - 1) / 2), bench.Statistics.LeftBehind);
            path = _place.Killed(path);
        }

        await using var last = _place.Run(path);
        await last.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(65, last.LastDigest.EventCount);
        Assert.Equal(6, last.LastDigest.Groups.Count);
        Assert.Equal(50, last.LastDigest.Groups[0].Count);
        Assert.Empty(_place.Left(path).Left);
    }

    [Fact]
    public async Task OfTooManyKindsTheLastOnesAreCountedTogether()
    {
        await using var first = _place.Run(robot: StatePlace.Dead(), configure: static o => o.MaxKinds = 20);
        for (var i = 0; i < 50; i++) first.Log("Kind " + i + " {Id}");
        await using var next = _place.Run(_place.Killed(), configure: static o => o.MaxKinds = 5);
        await next.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(50, next.LastDigest.EventCount);
        Assert.InRange(next.LastDigest.Groups.Count, 6, 7);
        Assert.Contains(next.LastDigest.Groups, static g => g is { IsOther: true, IsLeftBehind: true });
    }

    [Fact]
    public async Task TheSampleFollowsInTheBackground()
    {
        await using var first = _place.Run(robot: StatePlace.Dead());
        first.Log(exception: new InvalidOperationException("No money"), source: new AlertSample
        {
            Timestamp = Bench.Start,
            Message = "Payment 7 failed",
            TraceId = "0af7651916cd43dd8448eb211c80319c",
        });
        Assert.Null(Assert.Single(_place.Left().Left).Sample);
        first.Pipeline.Pump();
        await Until(() => _place.Left().Left[0].Sample is not null);

        await using var next = _place.Run(_place.Killed());
        await next.Pass(TimeSpan.FromSeconds(5));
        var group = Assert.Single(next.LastDigest.Groups);
        Assert.Equal(["InvalidOperationException"], group.ExceptionTypes);
        Assert.Equal(("Payment 7 failed", "0af7651916cd43dd8448eb211c80319c"), (group.Samples[0].Message, group.Samples[0].TraceId));
    }

    [Fact]
    public async Task NoSecretStandsInTheFile()
    {
        const string Password = "hunter2-correct-horse";
        await using var first = _place.Run(robot: StatePlace.Dead(), configure: static o => o.Mask = SensitiveData.None);
        var text = "Login with password=" + Password + " failed";
        first.Log(
            text, category: "Db://sa:" + Password + "@host", text: AlertText.IsRendered(text, hasBoundHoles: false),
            exception: new InvalidOperationException(),
            source: new AlertSample
            {
                Timestamp = Bench.Start,
                Message = text,
                Properties = [new("Password", Password)],
                Exception = new ExceptionSample { Type = "X", Message = "Server=a;Password=" + Password + ";" },
            });
        first.Pipeline.Pump();
        await Until(() => _place.Left().Left[0].Sample is not null);
        var file = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(_place.Killed()));
        Assert.Contains("Login with password=", file);
        Assert.DoesNotContain("hunter2", file);
    }

    [Fact]
    public async Task TheMonthGoesOnWhereItStopped()
    {
        await using var first = _place.Run(configure: static o =>
        {
            o.MonthlyQuota = 300;
            o.Spacing = [TimeSpan.Zero];
        });
        for (var i = 0; i < 9; i++)
        {
            first.Log("Kind " + i + " {Id}");
            await first.Pass(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(9, first.Digests.Count);
        var month = _place.Left().Month;
        Assert.NotNull(month);
        Assert.InRange(month.Value.Tokens, 0.9, 1.2);

        // One of the ten tokens of a start is left, and one more is kept back for what is fatal.
        await using var next = _place.Run(_place.Killed(), configure: static o =>
        {
            o.MonthlyQuota = 300;
            o.Spacing = [TimeSpan.Zero];
        });
        for (var i = 0; i < 5; i++)
        {
            next.Log("Kind " + i + " {Id}");
            await next.Pass(TimeSpan.FromSeconds(5));
        }

        Assert.Single(next.Digests);
    }

    [Fact]
    public void AMessageThatWasAcceptedJustBeforeTheKillIsTold()
    {
        var left = new LeftKind { Kind = new KindRecord { Level = AlertLevel.Error, Template = "T" }, Untold = 10 };
        var image = StateImage.Make(Guid.NewGuid(), 4, [left], [], null, Bench.Start);
        Word(image, StateLayout.SlotAt(0) + (StateLayout.CutWord * 8), Tally.Word(7));
        var none = Assert.Single(StateReader.Read(image)!.Left);
        Assert.Equal((10, 0), (none.Untold, none.MaybeShown));
        Word(image, StateLayout.FlightAt, (long)FlightState.Sent);
        var sent = Assert.Single(StateReader.Read(image)!.Left);
        Assert.Equal((10, 7), (sent.Untold, sent.MaybeShown));
        Word(image, StateLayout.FlightAt, (long)FlightState.Accepted);
        var accepted = Assert.Single(StateReader.Read(image)!.Left);
        Assert.Equal((3, 0, 7), (accepted.Untold, accepted.MaybeShown, accepted.Told));
        Word(image, StateLayout.FlightAt, 0x1234);
        Assert.Equal(7, Assert.Single(StateReader.Read(image)!.Left).MaybeShown);
    }

    internal static void Word(byte[] image, int at, long word) => BitConverter.GetBytes(word).CopyTo(image, at);

    internal static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
