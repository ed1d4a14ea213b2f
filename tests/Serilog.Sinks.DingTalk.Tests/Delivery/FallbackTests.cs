using DingTalk.Robots;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.DingTalk.Tests.Support;
using Support;

namespace Serilog.Sinks.DingTalk.Tests.Delivery;

public sealed class FallbackTests : IAsyncDisposable
{
    readonly SinkUnderTest _test = new();
    readonly CollectingSink _fallback = new();

    [Fact]
    public async Task AFallbackChainGetsWhatDingTalkRefusesForGood()
    {
        var logger = Chain(LevelAlias.Minimum);
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();

        logger.Error("Payment {PaymentId} failed", 15);
        logger.Error("Refund {PaymentId} failed", 16);
        await _test.TellAsync();

        Assert.Equal(
            ["Payment 15 failed", "Refund 16 failed"], _fallback.Events.Select(static e => e.RenderMessage(null)).Order());
        Assert.Equal((0, 2, 2), (_test.Account.Pending, _test.Account.Lost, _test.Account.HandedOver));
    }

    [Fact]
    public async Task AFallbackChainWorksBehindALevel()
    {
        var logger = Chain(LogEventLevel.Error);
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();

        logger.Warning("Payment {PaymentId} is slow", 15);
        logger.Error("Payment {PaymentId} failed", 15);
        await _test.TellAsync();

        Assert.Equal("Payment 15 failed", _fallback.OnlyEvent.RenderMessage(null));
    }

    [Fact]
    public async Task TheEventsThatWereKeptComeUnchanged()
    {
        _test.Sink.SetFailureListener(new SinkListener(_fallback));
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();
        var logEvent = Some.ErrorEvent();

        _test.Sink.Emit(logEvent);
        await _test.TellAsync();

        Assert.Same(logEvent, _fallback.OnlyEvent);
    }

    [Fact]
    public async Task WhatWasOnlyCountedIsOneEventOfTheSameLevelAndCategory()
    {
        _test.Sink.SetFailureListener(new SinkListener(_fallback));
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();
        for (var i = 0; i < 100; i++)
        {
            _test.Sink.Emit(Some.Event(
                LogEventLevel.Warning,
                timestamp: Some.Time.AddSeconds(i),
                properties: [("PaymentId", i), ("SourceContext", "Shop.Payments")]));
        }

        await _test.TellAsync();

        var summary = _fallback.Events[^1];
        var kept = _fallback.Events.Count - 1;
        Assert.InRange(kept, 16, 17);
        Assert.Equal("{Count} more events like this between {First} and {Last}: {Template}", summary.MessageTemplate.Text);
        Assert.Equal(LogEventLevel.Warning, summary.Level);
        Assert.Equal(100L - kept, Value(summary, "Count"));
        Assert.Equal(Some.Time, Value(summary, "First"));
        Assert.Equal(Some.Time.AddSeconds(99), Value(summary, "Last"));
        Assert.Equal("Payment {PaymentId} failed", Value(summary, "Template"));
        Assert.Equal("Shop.Payments", Value(summary, "SourceContext"));
        Assert.Equal(Some.Time.AddSeconds(99), summary.Timestamp);
        Assert.Equal(100, _test.Account.HandedOver);

        static object? Value(LogEvent e, string name) => ((ScalarValue)e.Properties[name]).Value;
    }

    [Fact]
    public async Task WhileTheRobotIsClosedEventsGoStraightToTheFallback()
    {
        await CloseRobotAsync();

        _test.Sink.Emit(Some.ErrorEvent());
        var straight = Some.Event(template: "Refund {PaymentId} failed", properties: ("PaymentId", 1));
        _test.Sink.Emit(straight);

        Assert.Same(straight, _fallback.Events[^1]);
        Assert.Equal(3, _fallback.Events.Count);
        Assert.Equal((3, 3, 3), (_test.Account.Accepted, _test.Account.Lost, _test.Account.HandedOver));
    }

    [Fact]
    public async Task OnceTheRobotIsOpenAgainEventsAreToldAgain()
    {
        await CloseRobotAsync();
        _test.Robot.Answer = static _ => SendResult.Delivered;
        await _test.TellAsync();

        _test.Sink.Emit(Some.ErrorEvent());
        await _test.TellAsync();

        Assert.Single(_fallback.Events);
        Assert.Equal(1, _test.Account.Told);
    }

    [Fact]
    public async Task WithoutAFallbackWhatIsRefusedStaysPending()
    {
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();

        _test.Sink.Emit(Some.ErrorEvent());
        await _test.TellAsync();
        _test.Sink.Emit(Some.ErrorEvent());

        Assert.Equal((2, 0), (_test.Account.Pending, _test.Account.Lost));
    }

    [Fact]
    public async Task AFallbackThatLogsToTheSameLoggerDoesNotComeBackToItself()
    {
        Logger? logger = null;
        var inside = 0;
        var listener = new CollectingFailureListener(_ =>
        {
            inside++;
            logger!.Error("The fallback {Number} failed too", inside);
        });
        logger = _test.CreateLogger(c => c.WriteTo.Fallible(w => w.Sink(_test.Sink), listener));
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();
        logger.Error("Payment {PaymentId} failed", 15);
        await _test.TellAsync();

        logger.Error("Payment {PaymentId} failed", 16);

        Assert.Equal(2, inside);
        Assert.Equal((2, 2), (_test.Account.HandedOver, _test.Account.Pending));
    }

    [Fact]
    public async Task AFallbackThatThrowsDoesNotReachTheApplication()
    {
        _test.Sink.SetFailureListener(new CollectingFailureListener(static _ => throw new InvalidOperationException("{broken}")));
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();
        _test.Sink.Emit(Some.ErrorEvent());
        await _test.TellAsync();

        _test.Sink.Emit(Some.ErrorEvent());

        Assert.Equal(2, _test.Account.HandedOver);
    }

    [Fact]
    public async Task AtTheExitTheFallbackGetsWhatCouldNotBeToldBeforeItIsClosed()
    {
        var logger = Chain(LogEventLevel.Error);
        _test.Robot.Answer = static _ => Some.NotAccepted();

        logger.Error("Payment {PaymentId} failed", 15);
        await _test.AdvanceUntilAsync(Task.Run(logger.Dispose, TestContext.Current.CancellationToken));

        Assert.Equal("Payment 15 failed", _fallback.OnlyEvent.RenderMessage(null));
        Assert.True(_fallback.IsDisposed);
        Assert.False(_fallback.WasUsedAfterDisposal);
        Assert.Equal((1, 1), (_test.Account.Lost, _test.Account.HandedOver));
    }

    [Fact]
    public async Task AnEventAfterClosingDoesNotGoToAFallbackThatIsClosedToo()
    {
        await CloseRobotAsync();
        _test.Sink.Dispose();
        var handedOver = _fallback.Events.Count;

        _test.Sink.Emit(Some.ErrorEvent());

        Assert.Equal(handedOver, _fallback.Events.Count);
        Assert.Equal(2, _test.Account.Lost);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    Logger Chain(LogEventLevel level) => _test.CreateLogger(c => c.WriteTo.FallbackChain(
        w => w.Sink(_test.Sink, level),
        w => w.Sink(_fallback)));

    async Task CloseRobotAsync()
    {
        _test.Sink.SetFailureListener(new SinkListener(_fallback));
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();
        _test.Sink.Emit(Some.ErrorEvent());
        await _test.TellAsync();
        Assert.Single(_fallback.Events);
    }

    sealed class SinkListener(ILogEventSink sink) : ILoggingFailureListener
    {
        public void OnLoggingFailed(
            object sender, LoggingFailureKind kind, string message, IReadOnlyCollection<LogEvent>? events, Exception? exception)
        {
            foreach (var logEvent in events ?? []) sink.Emit(logEvent);
        }
    }
}
