using DingTalk.Alerting;
using Microsoft.Extensions.Time.Testing;
using Serilog.Sinks.DingTalk.Tests.Support;
using Support;

namespace Serilog.Sinks.DingTalk.Tests.Delivery;

public sealed class PumpingBatchSinkTests : IAsyncDisposable
{
    readonly FakeTimeProvider _clock = new(Some.Time);
    readonly RecordingRobot _robot = new();
    readonly AlertPipeline _pipeline;
    readonly PumpingBatchSink _sink;

    public PumpingBatchSinkTests()
    {
        var options = new DingTalkOptions { TimeProvider = _clock, Formatter = new RecordingFormatter() };
        _pipeline = new AlertPipeline(options, _robot, new LogEventRenderer(null));
        _sink = new PumpingBatchSink(_pipeline);
        var logEvent = Some.ErrorEvent();
        _pipeline.Count(LogEventKey.Of(logEvent, null), LogEventText.Of(logEvent, null), logEvent.Timestamp).Keep(logEvent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ABatchAndAnEmptyBatchAreLooksAtTheSchedule(bool isEmpty)
    {
        await TickAsync(isEmpty);
        Assert.Empty(_robot.Attempts);

        _clock.Advance(TimeSpan.FromSeconds(3));
        await TickAsync(isEmpty);
        while (_robot.Delivered.Count == 0) await Task.Yield();

        Assert.Single(_robot.Delivered);
    }

    [Fact]
    public void NoBatchWaitsForASend()
    {
        _robot.Hold();
        _clock.Advance(TimeSpan.FromSeconds(3));

        var batch = _sink.EmitBatchAsync([]);
        var empty = _sink.OnEmptyBatchAsync();

        Assert.True(batch.IsCompletedSuccessfully && empty.IsCompletedSuccessfully);
        Assert.Empty(_robot.Delivered);
    }

    public async ValueTask DisposeAsync()
    {
        _robot.Release();
        await _pipeline.DisposeAsync();
    }

    Task TickAsync(bool isEmpty) => isEmpty ? _sink.OnEmptyBatchAsync() : _sink.EmitBatchAsync([]);
}
