using DingTalk.Alerting;
using DingTalk.Testing;
using Microsoft.Extensions.Time.Testing;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace EndToEnd.Tests.Delivery;

/// <summary>Serilog's own fallback chain, with a group first and something else behind it.</summary>
public sealed class FallbackTests : IDisposable
{
    readonly FakeTimeProvider _clock = Scene.NewClock();
    readonly DingTalkAlerts _alerts = new();
    readonly CollectingSink _fallback = new();
    readonly SaidList _said = new();

    [Fact]
    public async Task WhatDingTalkRefusesReachesTheFallback()
    {
        await using var group = await StartAsync();
        await using var logger = Open(group.Webhook, "SECwrong");
        for (var i = 0; i < 100; i++) logger.Error("Order {OrderId} could not be shipped", i);
        logger.Error("The cache {Name} is gone", "prices");
        await PumpAsync(TimeSpan.FromSeconds(2));

        Assert.Empty(group.Messages);
        AssertHandedOver(logged: 101);
        var orders = _fallback.Events.Where(static e => e.MessageTemplate.Text == "Order {OrderId} could not be shipped").ToList();
        Assert.InRange(orders.Count, 16, 17);
        var counting = Assert.Single(_fallback.Events, IsCounting);
        Assert.Equal(100 - orders.Count, CountOf(counting));
        Assert.Equal(LogEventLevel.Error, counting.Level);
        Assert.Contains("Order {OrderId} could not be shipped", counting.RenderMessage(null));
        Assert.Single(_fallback.Events, static e => e.MessageTemplate.Text == "The cache {Name} is gone");
        Assert.Contains("handed to the fallback", Assert.Single(_said.Sentences));
    }

    [Fact]
    public async Task WhileTheRobotIsClosedEventsGoStraightToTheFallback()
    {
        await using var group = await StartAsync();
        await using var logger = Open(group.Webhook, "SECwrong");
        logger.Error("Order {OrderId} could not be shipped", 0);
        await PumpAsync(TimeSpan.FromSeconds(2));

        for (var i = 1; i <= 50; i++) logger.Error("Order {OrderId} could not be shipped", i);

        Assert.Equal(51, _fallback.Events.Count);
        AssertHandedOver(logged: 51);
        Assert.Single(group.Requests);
    }

    [Fact]
    public async Task TheGroupIsTriedAgainWhenTheClosureIsOver()
    {
        await using var group = await StartAsync();
        await using var logger = Open(group.Webhook, "SECwrong");
        logger.Error("Order {OrderId} could not be shipped", 0);
        await PumpAsync(TimeSpan.FromSeconds(2));
        group.Secret = "SECwrong";
        await PumpAsync(TimeSpan.FromMinutes(2));

        logger.Error("Order {OrderId} could not be shipped", 1);
        await PumpAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, MarkdownDigestFormatter.ReadEventCount(Assert.Single(group.Messages).Text));
        Assert.Equal(1, _alerts.GetStatistics().Told);
        AssertHandedOver(logged: 2);
    }

    [Fact]
    public async Task WhatIsOnlyLateDoesNotReachTheFallback()
    {
        await using var group = await StartAsync();
        group.Fail(RobotFault.HttpStatus(500));
        await using var logger = Open(group.Webhook, group.Secret);
        for (var i = 0; i < 100; i++) logger.Error("Order {OrderId} could not be shipped", i);
        await PumpAsync(TimeSpan.FromSeconds(2));
        Assert.Empty(group.Messages);
        await PumpAsync(TimeSpan.FromSeconds(10));

        Assert.Single(group.Messages);
        Assert.Empty(_fallback.Events);
        Assert.Equal(100, _alerts.GetStatistics().Told);
    }

    [Fact]
    public async Task TheExitHandsOverWhatIsUntold()
    {
        await using var group = await StartAsync();
        group.FailUntilCleared(RobotFault.Throttle);
        var logger = Open(group.Webhook, group.Secret);
        for (var i = 0; i < 100; i++) logger.Error("Order {OrderId} could not be shipped", i);
        await PumpAsync(TimeSpan.FromSeconds(2));

        await logger.DisposeAsync().AsTask().WaitAsync(Scene.Patience, TestContext.Current.CancellationToken);

        Assert.Empty(group.Messages);
        AssertHandedOver(logged: 100);
        Assert.False(_fallback.WasUsedAfterDisposal);
    }

    public void Dispose() => _fallback.Dispose();

    void AssertHandedOver(long logged)
    {
        var statistics = _alerts.GetStatistics();
        Assert.Equal(logged, statistics.Accepted);
        Assert.Equal(logged - statistics.Told, statistics.Lost);
        Assert.Equal(statistics.Lost, statistics.HandedOver);
        Assert.Equal(statistics.Lost, _fallback.Events.Sum(static e => IsCounting(e) ? CountOf(e) : 1));
    }

    static bool IsCounting(LogEvent logEvent) => logEvent.MessageTemplate.Text.StartsWith("{Count} more events", StringComparison.Ordinal);

    static long CountOf(LogEvent logEvent) =>
        Convert.ToInt64(((ScalarValue)logEvent.Properties["Count"]).Value, System.Globalization.CultureInfo.InvariantCulture);

    Task<DingTalkGroup> StartAsync() => DingTalkGroup.StartAsync(
        new DingTalkGroupOptions { Secret = "SECright", TimeProvider = _clock }, TestContext.Current.CancellationToken);

    Logger Open(string webhook, string? secret) => new LoggerConfiguration()
        .WriteTo.FallbackChain(
            first => first.DingTalk(options =>
            {
                options.Webhook = webhook;
                options.Secret = secret;
                options.TimeProvider = _clock;
                options.Alerts = _alerts;
                options.Diagnostics = _said.Add;
            }),
            second => second.Sink(_fallback))
        .CreateLogger();

    async Task PumpAsync(TimeSpan time)
    {
        _clock.Advance(time);
        await _alerts.PumpAsync().WaitAsync(Scene.Patience, TestContext.Current.CancellationToken);
    }
}
