using DingTalk.Alerting;
using Serilog.Events;
using Serilog.Sinks.PeriodicBatching;

namespace Serilog.Sinks.DingTalk;

/// <summary>
/// Drives the pipeline from the batching sink's loop: a batch and an empty batch alike are a reason to look at the schedule. It
/// never waits for a send, because disposal would wait with it.
/// </summary>
sealed class PumpingBatchSink(AlertPipeline pipeline) : IBatchedLogEventSink
{
    // The events are counted and kept already; that they arrive is all that matters.
    public Task EmitBatchAsync(IEnumerable<LogEvent> batch) => Pump();

    public Task OnEmptyBatchAsync() => Pump();

    Task Pump()
    {
        pipeline.Pump();
        return Task.CompletedTask;
    }
}
