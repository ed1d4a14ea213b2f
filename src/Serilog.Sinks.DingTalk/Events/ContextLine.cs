using Serilog.Events;

namespace Serilog.Sinks.DingTalk;

/// <summary>An event as a line that is remembered for an error of the same trace.</summary>
static class ContextLine
{
    /// <summary>So many characters of an event's own are held by reference; what has more is rendered, which cuts it.</summary>
    const int MostHeld = 2_048;

    // In place of a trace, where there is none.
    static readonly string[] Correlations = ["CorrelationId", "RequestId"];

    /// <summary>What the lines of one operation have in common, or null.</summary>
    public static string? KeyOf(LogEvent logEvent)
    {
        if (logEvent.TraceId is { } trace) return trace.ToHexString();
        foreach (var name in Correlations)
        {
            if (logEvent.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: string { Length: > 0 } id }) return id;
        }

        return null;
    }

    /// <summary>The event itself, which costs nothing, unless it holds on to much: then a sample of it.</summary>
    public static object SourceOf(LogEvent logEvent, LogEventRenderer renderer) =>
        logEvent.Exception is null && IsSmall(logEvent) ? logEvent : renderer.RenderLine(logEvent);

    static bool IsSmall(LogEvent logEvent)
    {
        var length = logEvent.MessageTemplate.Text.Length;
        foreach (var property in logEvent.Properties)
        {
            if (property.Value is not ScalarValue scalar) return false;
            length += property.Key.Length + ((scalar.Value as string)?.Length ?? 0);
        }

        return length <= MostHeld;
    }
}
