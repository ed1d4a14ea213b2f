using Serilog.Core;
using Serilog.Events;

namespace Support;

/// <summary>Hands every event to the test.</summary>
public sealed class DelegatingSink(Action<LogEvent> emit) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => emit(logEvent);
}
