using Serilog.Events;
using Serilog.Sinks.DingTalk.Tests.Support;
using Support;

namespace Serilog.Sinks.DingTalk.Tests;

public sealed class DisposalTests : IAsyncDisposable
{
    readonly SinkUnderTest _test = new();

    [Fact]
    public void ClosingTheLoggerTellsWhatIsUntold()
    {
        var logger = _test.CreateLogger();

        logger.Error("Payment {PaymentId} failed", 15);
        logger.Dispose();

        Assert.Equal(1, Assert.Single(_test.Digests).EventCount);
        Assert.Equal((1, 0, 0), (_test.Account.Told, _test.Account.Pending, _test.Account.Lost));
    }

    [Fact]
    public async Task ClosingTheLoggerAsynchronouslyTellsWhatIsUntold()
    {
        var logger = _test.CreateLogger();

        logger.Error("Payment {PaymentId} failed", 15);
        await logger.DisposeAsync();

        Assert.Equal(1, Assert.Single(_test.Digests).EventCount);
    }

    [Fact]
    public void ClosingTheLoggerBehindALevelTellsWhatIsUntold()
    {
        var logger = _test.CreateLogger(c => c.WriteTo.Sink(_test.Sink, LogEventLevel.Error));

        logger.Error("Payment {PaymentId} failed", 15);
        logger.Dispose();

        Assert.Equal(1, _test.Account.Told);
    }

    [Fact]
    public async Task ClosingTwiceIsClosingOnce()
    {
        _test.Sink.Emit(Some.ErrorEvent());

        _test.Sink.Dispose();
        _test.Sink.Dispose();
        await _test.Sink.DisposeAsync();

        Assert.Single(_test.Robot.Attempts);
    }

    [Fact]
    public async Task ClosingFromTwoThreadsWaitsInBothForTheLastMessage()
    {
        _test.Robot.Hold();
        _test.Sink.Emit(Some.ErrorEvent());

        var token = TestContext.Current.CancellationToken;
        var first = Task.Run(_test.Sink.Dispose, token);
        var second = Task.Run(async () => await _test.Sink.DisposeAsync(), token);
        while (_test.Robot.Attempts.Count == 0) await Task.Yield();
        Assert.False(first.IsCompleted || second.IsCompleted);
        _test.Robot.Release();
        await Task.WhenAll(first, second);

        Assert.Equal(1, _test.Account.Told);
    }

    [Fact]
    public async Task ClosingEndsAtTheDeadlineAndDeclaresTheLoss()
    {
        _test.Robot.Hold();
        _test.Sink.Emit(Some.ErrorEvent());
        _test.Sink.Emit(Some.ErrorEvent());

        await _test.AdvanceUntilAsync(Task.Run(_test.Sink.Dispose, TestContext.Current.CancellationToken));

        Assert.Equal((0, 0, 2), (_test.Account.Told, _test.Account.Pending, _test.Account.Lost));
    }

    [Fact]
    public void AnEventAfterClosingIsLostAndNothingThrows()
    {
        _test.Sink.Emit(Some.ErrorEvent());
        _test.Sink.Dispose();

        _test.Sink.Emit(Some.ErrorEvent());
        _test.Sink.Emit(Some.Event(template: "Never seen before"));

        Assert.Equal((3, 1, 2), (_test.Account.Accepted, _test.Account.Told, _test.Account.Lost));
    }

    [Fact]
    public async Task EveryEventThatIsLoggedWhileClosingIsAccountedFor()
    {
        const int Threads = 3;
        const int Each = 2_000;
        using var start = new Barrier(Threads + 1);
        var token = TestContext.Current.CancellationToken;
        var logging = Enumerable.Range(0, Threads).Select(t => Task.Run(
            () =>
            {
                start.SignalAndWait(token);
                for (var i = 0; i < Each; i++)
                    _test.Sink.Emit(Some.Event(template: i % 100 == 0 ? $"Kind {(char)('a' + (i / 100))}" : "Payment failed"));
            },
            token)).ToArray();

        start.SignalAndWait(token);
        await _test.Sink.DisposeAsync();
        await Task.WhenAll(logging);

        Assert.Equal(Threads * Each, _test.Account.Accepted);
        Assert.Equal(0, _test.Account.Pending);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
