using Serilog.Core;
using Serilog.Events;

namespace OnCall.Doors;

/// <summary>Counts what Serilog hands to its sinks.</summary>
sealed class CountingSink(ErrorCount errors) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => errors.Add();
}
