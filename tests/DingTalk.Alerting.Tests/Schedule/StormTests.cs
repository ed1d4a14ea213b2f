namespace DingTalk.Alerting.Tests.Schedule;

public sealed class StormTests
{
    static readonly DateTimeOffset Start = Bench.Start;

    [Theory]
    [InlineData(11, 5, true)]
    [InlineData(11, 6, false)] // The eleventh comes a minute after the first.
    [InlineData(10, 1, false)]
    [InlineData(1_000, 0, true)]
    public void MoreNewKindsThanTenWithinAMinuteAreAStorm(int kinds, int secondsApart, bool isStorm) =>
        Assert.Equal(isStorm, StormWatch.IsStorm([], Arrivals(kinds, secondsApart), 10));

    [Fact]
    public void WhatWasToldMomentsAgoCountsAsWell()
    {
        var told = StormWatch.Remember([], Arrivals(6, 1), Start.AddSeconds(10));
        Assert.True(StormWatch.IsStorm(told, [Start.AddSeconds(20), Start.AddSeconds(21), .. Arrivals(3, 2)], 10));
        Assert.False(StormWatch.IsStorm(told, [Start.AddSeconds(20)], 10));
        Assert.False(StormWatch.IsStorm(told, [], 5));
    }

    [Fact]
    public void WhatIsLongPastIsForgotten() => Assert.Empty(StormWatch.Remember(Arrivals(6, 1), [], Start.AddSeconds(70)));

    [Fact]
    public async Task AStormIsToldAsOneAndThenIsOver()
    {
        await using var bench = new Bench();
        for (var i = 0; i < 12; i++) bench.Log($"Job {i} failed {{Id}}");
        await bench.Pass(TimeSpan.FromSeconds(5));
        Assert.True(bench.LastDigest.IsStorm);
        Assert.Equal(12, bench.LastDigest.Groups.Count);

        bench.Log("Another one {Id}");
        await bench.Pass(TimeSpan.FromSeconds(20));
        Assert.Equal(13, bench.Statistics.Kinds);
        Assert.True(bench.LastDigest.IsStorm);

        await bench.Pass(TimeSpan.FromMinutes(5));
        bench.Log("A lone one {Id}");
        await bench.Pass(TimeSpan.FromMinutes(6));
        Assert.Contains(bench.LastDigest.Groups, static g => g.Template == "A lone one {Id}");
        Assert.False(bench.LastDigest.IsStorm);
    }

    [Fact]
    public async Task HowManyAreAStormIsAnOption()
    {
        await using var bench = new Bench(static options => options.StormKinds = 2);
        for (var i = 0; i < 3; i++) bench.Log($"Job {i} failed {{Id}}");
        await bench.Pass(TimeSpan.FromSeconds(5));
        Assert.True(bench.LastDigest.IsStorm);
    }

    static IReadOnlyList<DateTimeOffset> Arrivals(int count, int secondsApart) =>
        [.. Enumerable.Range(0, count).Select(i => Start.AddSeconds(i * secondsApart))];
}
