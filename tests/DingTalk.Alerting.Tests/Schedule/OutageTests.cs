namespace DingTalk.Alerting.Tests.Schedule;

/// <summary>How many messages long troubles cost, played through the whole pipeline.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task ATwoDayOutageOfTwentyKindsIsFewMessagesAndNeverLongSilence()
    {
        await using var bench = new Bench();
        var random = new Random(7);
        var longest = TimeSpan.Zero;
        var last = bench.Clock.GetUtcNow();
        for (var minute = 0; minute < 48 * 60; minute++)
        {
            for (var kind = 0; kind < 20; kind++)
            {
                // From some a second down to one in a few hours.
                if (kind < 4) bench.LogMany(100, "Kind " + kind + " {Id}");
                else if (random.Next(1 << Math.Min(kind - 4, 8)) == 0) bench.Log("Kind " + kind + " {Id}");
            }

            var before = bench.Robot.Delivered.Count;
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            await bench.Pipeline.PumpAsync();
            if (bench.Robot.Delivered.Count == before) continue;
            var now = bench.Clock.GetUtcNow();
            if (now - last > longest) longest = now - last;
            last = now;
        }

        Assert.InRange(bench.Robot.Delivered.Count, 20, 60);
        Assert.True(longest <= TimeSpan.FromMinutes(126), longest.ToString());
        Assert.Equal(bench.Logged, bench.Statistics.Accepted);
    }

    [Fact]
    public async Task AJobThatFailsEverySixMinutesIsAtMostTwentySixMessagesADay()
    {
        await using var bench = new Bench();
        for (var i = 0; i < 3 * 240; i++)
        {
            bench.Log();
            for (var minute = 0; minute < 6; minute++)
            {
                bench.Clock.Advance(TimeSpan.FromMinutes(1));
                await bench.Pipeline.PumpAsync();
            }
        }

        Assert.InRange(bench.Robot.Delivered.Count, 3, 3 * 26);
        Assert.DoesNotContain(bench.Digests, static d => d.Groups.Any(static g => g.IsSurge));
    }

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
