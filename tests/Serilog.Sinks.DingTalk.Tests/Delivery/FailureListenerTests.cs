using DingTalk.Alerting;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Sinks.DingTalk.Tests.Support;
using Support;

namespace Serilog.Sinks.DingTalk.Tests.Delivery;

public sealed class FailureListenerTests : IAsyncDisposable
{
    readonly SinkUnderTest _test = new();
    readonly CollectingFailureListener _listener = new();

    [Fact]
    public async Task WhatWillBeTriedAgainIsATemporaryFailureWithoutEvents()
    {
        var logger = Fallible();
        _test.Robot.Script(Some.NotAccepted());

        logger.Error("Payment {PaymentId} failed", 15);
        await _test.TellAsync();

        var failure = _listener.Failures[0];
        Assert.Equal(LoggingFailureKind.Temporary, failure.Kind);
        Assert.Empty(failure.Events!);
        Assert.Same(_test.Sink, failure.Sender);
        Assert.DoesNotContain(_listener.Failures, static f => f.Kind != LoggingFailureKind.Temporary);
    }

    [Fact]
    public async Task ARefusalForGoodIsAPermanentFailureThatSaysWhatToDo()
    {
        var logger = Fallible();
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();

        logger.Error("Payment {PaymentId} failed", 15);
        await _test.TellAsync();

        var failure = Assert.Single(_listener.Failures);
        Assert.Equal(LoggingFailureKind.Permanent, failure.Kind);
        Assert.Contains("check the secret", failure.Message);
        Assert.Single(failure.Events!);
    }

    [Fact]
    public async Task TheExitIsAFinalFailure()
    {
        var logger = Fallible();
        _test.Robot.Answer = static _ => Some.NotAccepted();

        logger.Error("Payment {PaymentId} failed", 15);
        await _test.AdvanceUntilAsync(Task.Run(logger.Dispose, TestContext.Current.CancellationToken));

        // The attempt before may still be reported, on its own thread.
        var final = Assert.Single(_listener.Failures, static failure => failure.Kind == LoggingFailureKind.Final);
        Assert.Single(final.Events!);
    }

    [Fact]
    public async Task TheSelfLogIsNoFallback()
    {
        _test.Sink.SetFailureListener(SelfLog.FailureListener);
        _test.Robot.Answer = static _ => Some.RefusedForConfiguration();

        _test.Sink.Emit(Some.ErrorEvent());
        await _test.TellAsync();
        _test.Sink.Emit(Some.ErrorEvent());

        Assert.Equal((2, 0), (_test.Account.Pending, _test.Account.Lost));
    }

    [Theory]
    [InlineData(AlertFailureKind.Temporary, LoggingFailureKind.Temporary)]
    [InlineData(AlertFailureKind.Permanent, LoggingFailureKind.Permanent)]
    [InlineData(AlertFailureKind.Final, LoggingFailureKind.Final)]
    public void EachKindOfFailureHasSerilogsName(AlertFailureKind kind, LoggingFailureKind expected)
    {
        var exception = new InvalidOperationException("x");

        new FailureListenerAdapter(_listener, this)
            .OnFailure(new AlertFailure { Kind = kind, Message = "It failed {here}.", Exception = exception });

        var failure = Assert.Single(_listener.Failures);
        Assert.Equal((expected, "It failed {here}."), (failure.Kind, failure.Message));
        Assert.Same(exception, failure.Exception);
        Assert.Same(this, failure.Sender);
    }

    [Fact]
    public void AGroupOfWhichEverythingWasKeptHasNoSummary()
    {
        var kept = Some.ErrorEvent();

        new FailureListenerAdapter(_listener, this).OnFailure(new AlertFailure
        {
            Kind = AlertFailureKind.Final,
            Message = "exit",
            Groups =
            [
                new AlertHandover
                {
                    Level = AlertLevel.Error, Template = "t", Sources = [kept], Remaining = 0, First = Some.Time, Last = Some.Time,
                },
            ],
        });

        Assert.Same(kept, Assert.Single(_listener.Events));
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    Logger Fallible() => _test.CreateLogger(c => c.WriteTo.Fallible(w => w.Sink(_test.Sink, LogEventLevel.Error), _listener));
}
