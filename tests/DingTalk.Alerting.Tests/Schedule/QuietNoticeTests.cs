namespace DingTalk.Alerting.Tests.Schedule;

public sealed class QuietNoticeTests
{
    [Fact]
    public async Task AKindThatHasFallenQuietIsSaidToBeQuietOnce()
    {
        await using var bench = new Bench(static options => options.QuietNotice = true);
        bench.LogMany(7);
        await bench.Pass(TimeSpan.FromSeconds(3));
        Assert.Single(bench.Digests);

        await bench.Pass(TimeSpan.FromMinutes(4));
        Assert.Single(bench.Digests);
        await bench.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(2, bench.Digests.Count);
        Assert.Empty(bench.LastDigest.Groups);
        var quiet = Assert.Single(bench.LastDigest.Quiet);
        Assert.Equal("Payment {Id} failed", quiet.Template);
        Assert.Equal(7, quiet.EpisodeCount);
        Assert.Equal(Bench.Start, quiet.Last);

        await bench.Pass(TimeSpan.FromHours(3));
        Assert.Equal(2, bench.Digests.Count);
        Assert.Equal(7, bench.Statistics.Told);
    }

    [Fact]
    public async Task WithoutTheOptionNothingIsSaid()
    {
        await using var bench = new Bench();
        bench.LogMany(7);
        await bench.Pass(TimeSpan.FromHours(1));
        Assert.Single(bench.Digests);
    }

    [Fact]
    public async Task WhatComesEveryEightMinutesIsNotCalledQuietEachTime()
    {
        await using var bench = new Bench(static options => options.QuietNotice = true);
        for (var i = 0; i < 90; i++)
        {
            bench.Log();
            await bench.Pass(TimeSpan.FromMinutes(8));
        }

        Assert.InRange(bench.Digests.Count(static d => d.Quiet.Count > 0), 1, 3);
        Assert.InRange(bench.Digests.Count, 5, 26);
    }

    [Fact]
    public async Task AReminderSaysThatItIsOver()
    {
        await using var bench = new Bench();
        bench.Log();
        await bench.Pass(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 4; i++)
        {
            bench.Log();
            await bench.Pass(TimeSpan.FromMinutes(2));
        }

        bench.Log();
        await bench.Pass(TimeSpan.FromMinutes(60));
        var told = Assert.Single(bench.LastDigest.Groups);
        Assert.True(bench.LastDigest.IsReminder);
        Assert.Equal(bench.LastDigest.Time - told.Last >= TimeSpan.FromMinutes(5), told.IsQuiet);
        Assert.Equal(bench.Statistics.Told, told.EpisodeCount);
    }
}
