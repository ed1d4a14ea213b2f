namespace DingTalk.Alerting.Tests.Context;

public sealed class ContextRingTests
{
    [Fact]
    public void TheLastLinesOfATraceAreFoundOldestFirst()
    {
        var ring = new ContextRing(3);
        for (var i = 0; i < 9; i++) ring.Add("trace", AlertLevel.Information, $"line {i}");
        Assert.Equal(["line 6", "line 7", "line 8"], ring.Before("trace", AlertLevel.Error).Select(static line => line.Source));
    }

    [Fact]
    public void ATraceIsKnownByItsTextAndAScopeByItself()
    {
        var ring = new ContextRing(3);
        var scope = new object();
        ring.Add(new string('a', 32), AlertLevel.Information, "of the trace");
        ring.Add(scope, AlertLevel.Information, "of the scope");
        Assert.Equal("of the trace", Assert.Single(ring.Before(new string('a', 32), AlertLevel.Error)).Source);
        Assert.Equal("of the scope", Assert.Single(ring.Before(scope, AlertLevel.Error)).Source);
        Assert.Empty(ring.Before(new object(), AlertLevel.Error));
    }

    [Fact]
    public void OnlyWhatIsLowerIsContext()
    {
        var ring = new ContextRing(16);
        foreach (var level in (AlertLevel[])[AlertLevel.Debug, AlertLevel.Warning, AlertLevel.Error]) ring.Add("t", level, level);
        Assert.Equal([AlertLevel.Debug, AlertLevel.Warning], ring.Before("t", AlertLevel.Error).Select(static line => (AlertLevel)line.Source));
    }

    [Fact]
    public void WhatIsKeptIsBoundedHoweverManyTracesThereAre()
    {
        var ring = new ContextRing(16);
        for (var i = 0; i < 100_000; i++) ring.Add($"trace {i}", AlertLevel.Information, new byte[16]);
        Assert.InRange(Enumerable.Range(0, 100_000).Sum(i => ring.Before($"trace {i}", AlertLevel.Error).Length), 3_000, 4_096);
    }

    [Fact]
    public async Task WritersAndReadersDoNotDisturbEachOther()
    {
        var ring = new ContextRing(16);
        var writers = Enumerable.Range(0, 3).Select(w => Task.Run(() =>
        {
            for (var i = 0; i < 50_000; i++) ring.Add($"t{w}", AlertLevel.Information, (w, i));
        })).ToArray();
        var done = Task.WhenAll(writers);
        do
        {
            for (var w = 0; w < 3; w++)
            {
                var lines = ring.Before($"t{w}", AlertLevel.Error).Select(static line => ((int Writer, int I))line.Source).ToArray();
                Assert.All(lines, line => Assert.Equal(w, line.Writer));
                Assert.Equal(lines.Select(static line => line.I).Order(), lines.Select(static line => line.I));
            }
        }
        while (!done.IsCompleted);

        await done;
    }

    [Fact]
    public void TheCounterMayOverflow()
    {
        var ring = new ContextRing(4);
        ring.StartAt("t", int.MaxValue - 2);
        for (var i = 0; i < 6; i++) ring.Add("t", AlertLevel.Information, i);
        Assert.Equal([2, 3, 4, 5], ring.Before("t", AlertLevel.Error).Select(static line => (int)line.Source));
    }
}
