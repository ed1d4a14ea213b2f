using CsCheck;

namespace DingTalk.Alerting.Tests.Schedule;

/// <summary>How many messages long troubles cost, and how long the group is left without one, played through the whole pipeline.</summary>
public sealed class OutageTests(ITestOutputHelper output)
{
    /// <summary>The longest reminder interval and the last spacing step.</summary>
    static readonly TimeSpan LongestSilence = TimeSpan.FromHours(2) + TimeSpan.FromMinutes(5);

    static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ATwoDayOutageOfTwentyKindsOfAnyRatesIsAtMostFortyMessagesAndNeverLongSilence(int seed)
    {
        await using var simulation = new Simulation();
        var always = Troubles.Every("Always", TimeSpan.Zero, TwoDays, TimeSpan.FromMinutes(1));
        await simulation.Play([.. Troubles.Outage(new Random(seed), "Kind", TimeSpan.Zero, TwoDays, 19), .. always], TwoDays);
        var silence = simulation.LongestSilence(TimeSpan.Zero, TwoDays);
        output.WriteLine($"seed {seed}: {simulation.Messages.Count} messages, longest silence {silence}");
        Assert.InRange(simulation.Messages.Count, 20, 40);
        Assert.True(silence <= LongestSilence, silence.ToString());
    }

    [Fact]
    public async Task AnOutageWithANewKindEveryTwentyMinutesIsAtMostAHundredAndSixtyMessages()
    {
        await using var simulation = new Simulation();
        var kinds = Enumerable.Range(0, 144).SelectMany(static kind => Troubles.Steady(
            new Random(kind), $"Kind {kind}", TimeSpan.FromMinutes(20 * kind), TwoDays - TimeSpan.FromMinutes(20 * kind), TimeSpan.FromMinutes(4)));
        await simulation.Play(kinds, TwoDays);
        output.WriteLine($"{simulation.Messages.Count} messages");
        Assert.InRange(simulation.Messages.Count, 100, 160);
        Assert.True(simulation.LongestSilence(TimeSpan.Zero, TwoDays) <= LongestSilence);
    }

    [Fact]
    public async Task AJobThatFailsEverySixMinutesIsAtMostTwentySixMessagesADayAndNeverASurge()
    {
        await using var simulation = new Simulation();
        await simulation.Play(Troubles.Every("Job", TimeSpan.Zero, TimeSpan.FromDays(3), TimeSpan.FromMinutes(6)), TimeSpan.FromDays(3));
        for (var day = 0; day < 3; day++)
            Assert.InRange(simulation.MessagesBetween(TimeSpan.FromDays(day), TimeSpan.FromDays(day + 1)), 11, 26);
        Assert.DoesNotContain(simulation.Digests, static digest => digest.Groups.Any(static group => group.IsSurge));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(60)]
    public async Task ADependencyThatFlapsEveryEightMinutesIsAtMostTwentySixMessagesADay(int aSecond)
    {
        await using var simulation = new Simulation();
        var random = new Random(aSecond);
        var troubles = Enumerable.Range(0, 3).SelectMany(kind => Troubles.Flapping(
            random, $"Kind {kind}", TimeSpan.Zero, TimeSpan.FromDays(2), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(1), aSecond));
        await simulation.Play(troubles, TimeSpan.FromDays(2));
        var days = (simulation.MessagesBetween(TimeSpan.Zero, TimeSpan.FromDays(1)), simulation.MessagesBetween(TimeSpan.FromDays(1), TimeSpan.FromDays(2)));
        output.WriteLine($"{aSecond} a second: {days}");
        Assert.InRange(days.Item1, 11, 26);
        Assert.InRange(days.Item2, 11, 26);
    }

    [Fact]
    public async Task SixEventsAnHourAreNeverASurge() => await Gen.Int[0, 10_000].SampleAsync(static async seed =>
    {
        await using var simulation = new Simulation();
        await simulation.Play(
            Troubles.Steady(new Random(seed), "Steady", TimeSpan.Zero, TimeSpan.FromDays(2), TimeSpan.FromMinutes(10)), TimeSpan.FromDays(2));
        Assert.DoesNotContain(simulation.Digests, static digest => digest.Groups.Any(static group => group.IsSurge));
    }, iter: 5);

    [Fact]
    public async Task AKindThatComesBackAfterTheEpisodeMemoryIsNewsAgain()
    {
        await using var bench = new Bench();
        bench.Log();
        await bench.Pass(TimeSpan.FromMinutes(1));
        bench.Log();
        await bench.Pass(TimeSpan.FromMinutes(10));
        Assert.False(bench.LastDigest.Groups[0].IsNew);
        await bench.Pass(TimeSpan.FromHours(4.1));
        bench.Log();
        await bench.Pass(TimeSpan.FromMinutes(1));
        Assert.True(bench.LastDigest.Groups[0].IsNew);
        Assert.Equal(1, bench.LastDigest.Groups[0].EpisodeCount);
    }

    [Fact]
    public async Task WhileSomethingElseGoesOnAKindThatComesBackWaitsForTheReminderUnlessItComesWithForce()
    {
        await using var bench = new Bench();
        bench.Log("Rare {Id}");
        for (var i = 0; i < 50; i++)
        {
            bench.Log("Job {Id}");
            await bench.Pass(TimeSpan.FromMinutes(6));
        }

        var before = bench.Robot.Delivered.Count;
        bench.Log("Rare {Id}");
        await bench.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(before, bench.Robot.Delivered.Count);
        bench.LogMany(100, "Rare {Id}");
        await bench.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(before + 1, bench.Robot.Delivered.Count);
    }

    [Fact]
    public async Task ASuddenFloodOfAKnownKindIsASurge()
    {
        await using var bench = new Bench();
        for (var i = 0; i < 60; i++)
        {
            bench.Log();
            await bench.Pass(TimeSpan.FromMinutes(1));
        }

        var before = bench.Robot.Delivered.Count;
        bench.LogMany(500);
        await bench.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(before + 1, bench.Robot.Delivered.Count);
        Assert.True(bench.LastDigest.Groups[0].IsSurge);
        bench.LogMany(50_000);
        await bench.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(before + 1, bench.Robot.Delivered.Count);
    }
}
