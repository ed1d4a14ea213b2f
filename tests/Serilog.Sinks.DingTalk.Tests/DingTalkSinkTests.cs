using DingTalk.Alerting;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.DingTalk.Tests.Support;
using Support;

namespace Serilog.Sinks.DingTalk.Tests;

public sealed class DingTalkSinkTests : IAsyncDisposable
{
    readonly SinkUnderTest _test = new();

    [Fact]
    public async Task ALoneErrorIsToldWithWhatItSays()
    {
        var logger = _test.CreateLogger();

        logger.ForContext<DingTalkSinkTests>().Error(new InvalidOperationException("no funds"), "Payment {PaymentId} of {Customer} failed", 15, "Ada");
        var group = Assert.Single(await _test.ToldAsync());

        Assert.Equal(1, group.Count);
        Assert.Equal(typeof(DingTalkSinkTests).FullName, group.Category);
        Assert.Equal("Payment {PaymentId} of {Customer} failed", group.Template);
        var sample = Assert.Single(group.Samples);
        Assert.Equal("Payment 15 of Ada failed", sample.Message);
        Assert.Equal("no funds", sample.Exception?.Message);
        Assert.Single(_test.Robot.Delivered);
    }

    [Fact]
    public async Task EveryRepeatIsCounted()
    {
        var logger = _test.CreateLogger();

        for (var i = 0; i < 1_000; i++) logger.Error("Payment {PaymentId} failed", i);
        var group = Assert.Single(await _test.ToldAsync());

        Assert.Equal(1_000, group.Count);
        Assert.Equal(1_000, _test.Account.Told);
    }

    [Fact]
    public async Task RepeatsFromManyThreadsAreAllCounted()
    {
        var logger = _test.CreateLogger();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(t => Task.Run(
            () =>
            {
                for (var i = 0; i < 5_000; i++) logger.Error(i % 2 == 0 ? "Payment {Id} failed" : "Refund {Id} failed", i);
            },
            TestContext.Current.CancellationToken)));
        var groups = await _test.ToldAsync();

        Assert.Equal(["Payment {Id} failed", "Refund {Id} failed"], groups.Select(static g => g.Template).Order());
        Assert.All(groups, static g => Assert.Equal(10_000, g.Count));
    }

    [Fact]
    public void ARepeatIsCountedWithoutAllocating()
    {
        var told = _test.CreateLogger();
        using var untold = new LoggerConfiguration().WriteTo.Sink(new DelegatingSink(static _ => { })).CreateLogger();
        var contextual = told.ForContext<DingTalkSinkTests>();
        var baseline = untold.ForContext<DingTalkSinkTests>();
        Log(contextual);
        Log(baseline);

        var accepted = _test.Account.Accepted;
        var cost = Log(contextual) - Log(baseline);

        Assert.Equal(0, cost);
        Assert.Equal(500, _test.Account.Accepted - accepted);

        static long Log(ILogger logger)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 500; i++) logger.Error("Payment {PaymentId} of {Customer} failed", 15, "Ada");
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void ARepeatWithAnEventIdIsCountedWithoutAllocating()
    {
        var eventId = new StructureValue([new("Id", new ScalarValue(7)), new("Name", new ScalarValue("Charged"))]);
        var logEvent = Some.Event(
            properties: [("PaymentId", 1), ("EventId", eventId), ("SourceContext", "Shop.Payments")]);
        _test.Sink.Emit(logEvent);
        for (var i = 0; i < 100; i++) _test.Sink.Emit(logEvent);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++) _test.Sink.Emit(logEvent);
        var cost = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, cost);
        Assert.Equal(601, _test.Account.Accepted);
    }

    [Fact]
    public async Task ALoggingCallDoesNotWaitForASendThatIsUnderWay()
    {
        _test.Robot.Hold();
        _test.Sink.Emit(Some.ErrorEvent());
        var told = _test.TellAsync();

        _test.Sink.Emit(Some.ErrorEvent());
        _test.Sink.Emit(Some.Event(template: "Refund {PaymentId} failed", properties: ("PaymentId", 1)));

        Assert.False(told.IsCompleted);
        Assert.Equal(3, _test.Account.Pending);
        _test.Robot.Release();
        await told;
    }

    [Fact]
    public async Task TheSinkPumpsByItself()
    {
        await using var test = new SinkUnderTest(static o => o.GroupWait = TimeSpan.Zero);

        test.Sink.Emit(Some.ErrorEvent());
        while (test.Account.Told == 0) await Task.Yield();

        Assert.Single(test.Digests);
    }

    [Fact]
    public async Task WhatTheMelBridgeWritesAsEventIdTellsKindsApart()
    {
        _test.Sink.Emit(Some.Event(properties: [("PaymentId", 1), ("EventId", EventId(7))]));
        _test.Sink.Emit(Some.Event(properties: [("PaymentId", 1), ("EventId", EventId(8))]));
        _test.Sink.Emit(Some.Event(properties: [("PaymentId", 1), ("EventId", EventId(8))]));

        var groups = await _test.ToldAsync();

        Assert.Equal([(7, 1), (8, 2)], groups.Select(static g => (g.EventId, g.Count)).Order());

        static StructureValue EventId(int id) => new([new("Id", new ScalarValue(id)), new("Name", new ScalarValue("Charged"))]);
    }

    [Fact]
    public async Task APropertyThatIsCalledEventIdDoesNot()
    {
        for (var i = 0; i < 3; i++) _test.Sink.Emit(Some.Event(template: "Event {EventId} was lost", properties: ("EventId", i)));

        var group = Assert.Single(await _test.ToldAsync());

        Assert.Equal((0, 3), (group.EventId, group.Count));
    }

    [Fact]
    public async Task LevelsAndCategoriesTellKindsApart()
    {
        _test.Sink.Emit(Some.ErrorEvent("Shop.Payments"));
        _test.Sink.Emit(Some.ErrorEvent("Shop.Refunds"));
        _test.Sink.Emit(Some.Event(LogEventLevel.Fatal, properties: [("PaymentId", 1), ("SourceContext", "Shop.Refunds")]));

        var groups = await _test.ToldAsync();

        Assert.Equal(3, groups.Count);
        Assert.Equal("Shop.Refunds", groups[0].Category);
    }

    [Fact]
    public async Task WhatIsLoggedInsideTheRobotsOwnCallStaysOut()
    {
        var inside = 0;
        using var group = new LoopbackGroup();
        var alerts = new DingTalkAlerts();
        Logger? logger = null;
        var handler = new CallbackHandler(() =>
        {
            inside++;
            logger!.Error("Request {Number} failed", inside);
        });
        logger = new LoggerConfiguration()
            .WriteTo.DingTalk(o =>
            {
                o.Webhook = group.Webhook;
                o.HandlerFactory = () => handler;
                o.Alerts = alerts;
            })
            .CreateLogger();

        logger.Error("Payment {PaymentId} failed", 15);
        await logger.DisposeAsync();

        Assert.Equal(1, inside);
        Assert.Equal((1, 1), (alerts.GetStatistics().Accepted, alerts.GetStatistics().Told));
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
