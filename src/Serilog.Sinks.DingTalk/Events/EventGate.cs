using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.DingTalk;

/// <summary>Tells events that are alerts from lines that may only be told with one: what Serilog's own level does where none are.</summary>
sealed class EventGate(LogEventLevel minimumLevel, LoggingLevelSwitch? levelSwitch)
{
    public bool Passes(LogEvent logEvent) => logEvent.Level >= (levelSwitch?.MinimumLevel ?? minimumLevel);
}
