using Serilog.Events;

namespace Replay.Clef;

/// <summary>Reads a level under Serilog's names, and under those of others who write CLEF.</summary>
static class ClefLevel
{
    public static bool TryParse(string name, out LogEventLevel level)
    {
        LogEventLevel? found = name.ToUpperInvariant() switch
        {
            "VERBOSE" or "TRACE" => LogEventLevel.Verbose,
            "DEBUG" => LogEventLevel.Debug,
            "INFORMATION" or "INFO" => LogEventLevel.Information,
            "WARNING" or "WARN" => LogEventLevel.Warning,
            "ERROR" => LogEventLevel.Error,
            "FATAL" or "CRITICAL" => LogEventLevel.Fatal,
            _ => null,
        };
        level = found.GetValueOrDefault();
        return found is not null;
    }
}
