using DingTalk.Alerting;
using Serilog.Core;
using Serilog.Events;

namespace Benchmarks;

/// <summary>What the benchmarks log to.</summary>
static class Targets
{
    public static void Configure(DingTalkOptions options)
    {
        options.Webhook = "http://127.0.0.1:9/robot/send?access_token=benchmark";
        options.HandlerFactory = static () => new AnsweringHandler();
        options.Diagnostics = static _ => { };
    }

    /// <summary>The floor: takes the event and does nothing.</summary>
    public sealed class NullSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
        }
    }

    /// <summary>Serilog's own batching over a target that does nothing.</summary>
    public sealed class NullBatchSink : IBatchedLogEventSink
    {
        public Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch) => Task.CompletedTask;

        public Task OnEmptyBatchAsync() => Task.CompletedTask;
    }
}
