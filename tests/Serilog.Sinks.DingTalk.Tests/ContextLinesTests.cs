using System.Diagnostics;
using DingTalk.Alerting;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.DingTalk.Tests.Support;
using Support;

namespace Serilog.Sinks.DingTalk.Tests;

public sealed class ContextLinesTests : IAsyncDisposable
{
    readonly SinkUnderTest _test = new(static options => options.ContextLines = 3, gate: new EventGate(LogEventLevel.Error, levelSwitch: null));

    [Fact]
    public async Task AnErrorIsToldWithTheLinesOfItsTraceBeforeIt()
    {
        using var logger = _test.CreateLogger();
        using (new Activity("another").Start()) logger.Information("Not of this trace");
        using (new Activity("pay").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            logger.Debug("Order {OrderId} is read", 15);
            logger.Information("Charging {Amount}", 9.5);
            logger.Warning("The gateway is slow");
            logger.Information("Trying again");
            logger.Error("Payment {PaymentId} failed", 15);
        }

        var group = Assert.Single(await _test.ToldAsync());
        Assert.Equal(
            [(AlertLevel.Information, "Charging 9.5"), (AlertLevel.Warning, "The gateway is slow"), (AlertLevel.Information, "Trying again")],
            group.Context.Select(static line => (line.Level, line.Message)));
        Assert.Equal(1, _test.Account.Accepted);
    }

    [Fact]
    public async Task WithoutATraceARequestIdTellsWhatBelongsTogether()
    {
        using var logger = _test.CreateLogger();
        logger.ForContext("RequestId", "r-2").Information("Not of this request");
        logger.ForContext("RequestId", "r-1").Information("Of this request");
        logger.Information("Of none");
        logger.ForContext("RequestId", "r-1").Error("Payment {PaymentId} failed", 15);

        Assert.Equal("Of this request", Assert.Single(Assert.Single(await _test.ToldAsync()).Context).Message);
    }

    [Fact]
    public async Task AnEventThatHoldsOnToMuchIsCutWhenItIsRemembered()
    {
        var heavy = Enumerable.Range(0, 1_000).ToDictionary(static i => $"key {i}", static i => i);
        using var root = _test.CreateLogger();
        var log = root.ForContext("RequestId", "r-1");
        log.Information("Loaded {Much}", new string('x', 100_000));
        log.Information("Loaded {@Heavy}", heavy);
        log.Information(new InvalidOperationException(), "Trying again");
        log.Error("Payment {PaymentId} failed", 15);

        var lines = Assert.Single(await _test.ToldAsync()).Context;
        Assert.Equal(3, lines.Count);
        Assert.All(lines, static line => Assert.InRange(line.Message.Length, 10, 2_000));
    }

    [Fact]
    public async Task ALineOfALowerLevelIsNoAlert()
    {
        using var logger = _test.CreateLogger();
        using (new Activity("pay").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            for (var i = 0; i < 100; i++) logger.Warning("The gateway is slow");
        }

        await _test.TellAsync();
        Assert.Empty(_test.Digests);
        Assert.Equal(0, _test.Account.Accepted);
    }

    [Fact]
    public void ALevelSwitchStillDecidesWhatIsAnAlert()
    {
        var level = new LoggingLevelSwitch(LogEventLevel.Fatal);
        var gate = new EventGate(LogEventLevel.Error, level);
        Assert.False(gate.Passes(Some.Event(LogEventLevel.Error)));
        level.MinimumLevel = LogEventLevel.Warning;
        Assert.True(gate.Passes(Some.Event(LogEventLevel.Warning)));
        Assert.False(gate.Passes(Some.Event(LogEventLevel.Information)));
    }

    [Fact]
    public void ThroughTheConfigurationErrorsAreToldAndTheRestIsContext()
    {
        using var group = new LoopbackGroup();
        using (var logger = new LoggerConfiguration().WriteTo.DingTalk(group.Webhook, language: "en", contextLines: 2).CreateLogger())
        {
            using var activity = new Activity("pay").SetIdFormat(ActivityIdFormat.W3C).Start();
            logger.Information("Charging the card");
            logger.Error("Payment failed");
        }

        Assert.Contains("**Events: 1**", group.OnlyText);
        Assert.Contains("> Logged before it:", group.OnlyText);
        Assert.Contains("Information: Charging the card", group.OnlyText);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
