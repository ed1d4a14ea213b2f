namespace DingTalk.Alerting.Tests.Digests;

public sealed class PatternValuesTests
{
    [Fact]
    public async Task TheDigestShowsThePatternOfATextAndSomeOfTheValues()
    {
        await using var bench = new Bench();
        foreach (var (user, port) in new[] { ("webmaster", 22), ("test9", 22), ("alice", 23) })
            Log(bench, $"Invalid user {user} from 10.0.0.7 port {port}");
        await bench.Pass(TimeSpan.FromSeconds(5));

        var group = Assert.Single(bench.LastDigest.Groups);
        Assert.Equal(3, group.Count);
        Assert.Equal("Invalid user {*} from {*} port {*}", group.Template);
        Assert.Equal(["user", "port"], group.Varying.Select(v => v.Name));
        Assert.Equal(["webmaster", "test9", "alice"], group.Varying[0].Values);
        Assert.Equal(["22", "23"], group.Varying[1].Values);
        Assert.True(group.Varying[0].IsComplete);
    }

    [Fact]
    public async Task WhatIsLearnedLaterIsShownOfAKindThatWasToldBefore()
    {
        await using var bench = new Bench();
        Log(bench, "Invalid user webmaster from 10.0.0.7");
        await bench.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("Invalid user webmaster from {*}", bench.LastDigest.Groups[0].Template);
        Log(bench, "Invalid user test9 from 10.0.0.7");
        await bench.Pass(TimeSpan.FromHours(3));

        Assert.Equal("Invalid user {*} from {*}", bench.LastDigest.Groups[0].Template);
        Assert.Equal(2, bench.LastDigest.Groups[0].EpisodeCount);
        Assert.Equal(1, bench.Statistics.Kinds);
        Assert.Equal(2, bench.Statistics.Told);
    }

    [Fact]
    public async Task ASecretIsNotToldAsAValue()
    {
        await using var bench = new Bench();
        foreach (var token in new[] { "eyJhbGciOi1.eyJzdWIiOiI1.aaa", "eyJhbGciOi2.eyJzdWIiOiI2.bbb" })
            Log(bench, $"Call with Authorization: Bearer {token} of client {token.Length} was refused");
        await bench.Pass(TimeSpan.FromSeconds(5));

        Assert.DoesNotContain(bench.LastDigest.Groups[0].Varying.SelectMany(v => v.Values), v => v.Contains("eyJ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("took {*} of {*}", "took 5 ms of  7 s", "5 ms", "7 s")]
    [InlineData("{*} and {*}", "1 and 2", "1", "2")]
    [InlineData("a {*}\nb {*}.", "a 1 \r\n b 2.x.", "1", "2.x")]
    [InlineData("uid={*} uid={*}", "uid=1 uid=2", "1", "2")]
    public void ValuesAreReadFromATextByItsPattern(string pattern, string text, string one, string other)
    {
        var values = PatternValues.Of(pattern, [text, text.Replace(one, "?", StringComparison.Ordinal).Replace(other, "!", StringComparison.Ordinal)], isComplete: true);

        Assert.Equal([one, other], values.Select(v => v.Values[0]));
        Assert.Equal(2, values.Select(v => v.Name).Distinct().Count());
    }

    [Fact]
    public void ATextThatDoesNotFitItsPatternLeavesTheOthersIncomplete()
    {
        var values = PatternValues.Of("order {*} failed", ["order 1 failed", "order 2 failed", "something else"], isComplete: true);

        Assert.Equal(["1", "2"], Assert.Single(values).Values);
        Assert.False(values.Single().IsComplete);
    }

    static void Log(Bench bench, string text) => bench.Log(text, text: AlertText.IsRendered(text, hasBoundHoles: false));
}
