using System.Diagnostics;
using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests.Rendering;

public sealed class SampleTests
{
    [Fact]
    public async Task ASampleHoldsTheTextTheValuesAndTheException()
    {
        await using var app = new App();

        app.Logger().LogError(new InvalidOperationException("gone"), "Order {Id} of {Customer} failed", 17, "Ann");

        var sample = await app.TellSampleAsync();
        Assert.Equal("Order 17 of Ann failed", sample.Message);
        Assert.Equal([new("Id", "17"), new("Customer", "Ann")], sample.Properties);
        Assert.Equal("gone", sample.Exception?.Message);
    }

    [Fact]
    public async Task ASampleIsRenderedWhileTheCallLasts()
    {
        await using var app = new App();
        var values = new List<string> { "first" };

        app.Logger().LogError("Order {Items} failed", values);
        values[0] = "changed later";

        Assert.Equal([new("Items", "first")], (await app.TellSampleAsync()).Properties);
    }

    [Fact]
    public async Task ScopesAreProperties()
    {
        await using var app = new App();
        var logger = app.Logger();

        using (logger.BeginScope(new Dictionary<string, object?> { ["Tenant"] = "acme", ["Id"] = "the scope's" }))
        using (logger.BeginScope("Request {RequestId} by {Tenant}", 42, "inner"))
        using (logger.BeginScope("nightly"))
        using (logger.BeginScope("import"))
        using (logger.BeginScope(new KeyValuePair<string, object?>("Region", "cn")))
            logger.LogError("Order {Id} failed", 17);

        Assert.Equal(
            [new("Id", "17"), new("Tenant", "inner"), new("RequestId", "42"), new("Scope", "nightly => import"), new("Region", "cn")],
            (await app.TellSampleAsync()).Properties);
    }

    [Fact]
    public async Task AScopeThatCannotBeReadSpoilsNoEvent()
    {
        await using var app = new App();
        var logger = app.Logger();

        using (logger.BeginScope(Throwing()))
            logger.LogError("Order {Id} failed", 17);

        Assert.Equal([new("Id", "17")], (await app.TellSampleAsync()).Properties);

        static IEnumerable<KeyValuePair<string, object?>> Throwing()
        {
            yield return Throw();
        }

        static KeyValuePair<string, object?> Throw() => throw new InvalidOperationException();
    }

    [Fact]
    public async Task TheTraceIsToldOnce()
    {
        await using var app = new App(logging: static builder => builder.Configure(
            static options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId));
        var logger = app.Logger();
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        logger.LogError("Order {Id} failed", 17);

        var sample = await app.TellSampleAsync();
        Assert.Equal(activity.TraceId.ToHexString(), sample.TraceId);
        Assert.Equal(activity.SpanId.ToHexString(), sample.SpanId);
        Assert.Equal([new("Id", "17")], sample.Properties);
    }

    [Fact]
    public async Task WithoutAnActivityThereIsNoTrace()
    {
        await using var app = new App();

        using (app.Logger().BeginScope(new Dictionary<string, object?> { ["TraceId"] = "the application's own" }))
            app.Logger().LogError("Order {Id} failed", 17);

        var sample = await app.TellSampleAsync();
        Assert.Null(sample.TraceId);
        Assert.Contains(new("TraceId", "the application's own"), sample.Properties);
    }

    [Fact]
    public async Task ASampleIsBounded()
    {
        await using var app = new App();
        var state = Enumerable.Range(0, 50).Select(i => new KeyValuePair<string, object?>($"P{i}", new string('v', 1_000))).ToList();

        app.Logger().Log(LogLevel.Error, 0, state, null, static (_, _) => new string('m', 10_000));

        var sample = await app.TellSampleAsync();
        Assert.Equal(2_000, sample.Message.Length);
        Assert.Equal(32, sample.Properties.Count);
        Assert.All(sample.Properties, p => Assert.Equal(256, p.Value.Length));
    }

    [Fact]
    public async Task TheFirstSixteenEventsAreKept()
    {
        await using var app = new App();

        for (var i = 1; i <= 20; i++) app.Logger().LogError("Order {Id} failed", i);

        var group = await app.TellOneAsync();
        Assert.Equal(20, group.Count);
        Assert.Equal(Enumerable.Range(1, 16).Select(i => $"Order {i} failed"), group.Samples.Select(s => s.Message).Take(16));
    }
}
