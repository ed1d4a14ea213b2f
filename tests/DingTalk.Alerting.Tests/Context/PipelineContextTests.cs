namespace DingTalk.Alerting.Tests.Context;

public sealed class PipelineContextTests
{
    [Fact]
    public async Task TheFirstErrorIsToldWithTheLinesBeforeIt()
    {
        await using var bench = new Bench(static options => options.ContextLines = 2);
        for (var i = 0; i < 3; i++) Remember(bench, "trace", $"line {i}");
        Remember(bench, "another", "not mine");
        bench.Pipeline.KeepContext(bench.Log(), "trace");
        Remember(bench, "trace", "after it");
        bench.Pipeline.KeepContext(bench.Log(), "trace");
        await bench.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal(["line 1", "line 2"], bench.LastDigest.Groups[0].Context.Select(static line => line.Message));
        Assert.Equal(2, bench.Statistics.Accepted);
        Assert.Equal(2, bench.LastDigest.EventCount);
    }

    [Fact]
    public async Task LinesAreNoEvents()
    {
        await using var bench = new Bench(static options => options.ContextLines = 16);
        for (var i = 0; i < 10_000; i++) Remember(bench, $"trace {i % 7}", "line");
        await bench.Pass(TimeSpan.FromHours(1));
        Assert.Equal(0, bench.Statistics.Accepted);
        Assert.Equal(0, bench.Statistics.Kinds);
        Assert.Empty(bench.Digests);
    }

    [Fact]
    public async Task WithoutTheOptionNothingIsRemembered()
    {
        await using var bench = new Bench();
        Assert.False(bench.Pipeline.RemembersContext);
        Remember(bench, "trace", "line");
        bench.Pipeline.KeepContext(bench.Log(), "trace");
        await bench.Pass(TimeSpan.FromSeconds(5));
        Assert.Empty(bench.LastDigest.Groups[0].Context);
    }

    [Fact]
    public async Task LinesThatWereNotToldGoWithTheNextMessage()
    {
        await using var bench = new Bench(static options => options.ContextLines = 2);
        bench.Robot.Script(Support.Some.NotAccepted(DingTalk.Robots.SendReason.Busy));
        Remember(bench, "trace", "line");
        bench.Pipeline.KeepContext(bench.Log(), "trace");
        await bench.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(1, bench.Statistics.Told);
        Assert.Equal(["line"], bench.LastDigest.Groups[0].Context.Select(static line => line.Message));
    }

    [Fact]
    public async Task TheOptionMayChangeWhileRunning()
    {
        await using var bench = new Bench();
        bench.Options.ContextLines = 3;
        bench.Pipeline.Update(bench.Options);
        Assert.True(bench.Pipeline.RemembersContext);
        Remember(bench, "trace", "line");
        bench.Pipeline.Update(bench.Options);
        bench.Pipeline.KeepContext(bench.Log(), "trace");
        await bench.Pass(TimeSpan.FromSeconds(5));
        Assert.Single(bench.LastDigest.Groups[0].Context);

        bench.Options.ContextLines = 0;
        bench.Pipeline.Update(bench.Options);
        Assert.False(bench.Pipeline.RemembersContext);
    }

    [Fact]
    public async Task LinesAreMaskedLikeAllLogText()
    {
        await using var bench = new Bench(static options =>
        {
            options.ContextLines = 2;
            options.MaskProperties = ["Customer"];
        });
        bench.Pipeline.Remember("trace", AlertLevel.Information, new AlertSample
        {
            Timestamp = Bench.Start,
            Message = "Login of Wang Xiaoming with hunter2, token=abcdef123456",
            Properties = [new("Customer", "Wang Xiaoming"), new("Password", "hunter2")],
        });
        bench.Pipeline.KeepContext(bench.Log(), "trace");
        await bench.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("Login of ••• with •••, token=•••", Assert.Single(bench.LastDigest.Groups[0].Context).Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(17)]
    public void OtherNumbersAreRefused(int lines)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new AlertPipeline(new DingTalkOptions { ContextLines = lines }, robot: null));
        Assert.Contains("ContextLines", refusal.Message, StringComparison.Ordinal);
    }

    static void Remember(Bench bench, string key, string text) => bench.Pipeline.Remember(
        key, AlertLevel.Information, new AlertSample { Timestamp = bench.Clock.GetUtcNow(), Message = text });
}
