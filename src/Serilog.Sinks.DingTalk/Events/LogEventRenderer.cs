using DingTalk.Alerting;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace Serilog.Sinks.DingTalk;

/// <summary>Renders an event for the group, off the thread that logged it.</summary>
sealed class LogEventRenderer(IFormatProvider? formatProvider, ITextFormatter? lineFormatter = null) : IAlertSampleRenderer
{
    const int MaxProperties = 32;
    const int MaxValueLength = 256;
    const int MaxLineLength = 4_096;

    public AlertSample Render(object source)
    {
        var logEvent = (LogEvent)source;
        return RenderLine(logEvent) with
        {
            Exception = logEvent.Exception is { } exception ? ExceptionSample.From(exception) : null,
            TraceId = logEvent.TraceId?.ToHexString(),
            SpanId = logEvent.SpanId?.ToHexString(),
        };
    }

    /// <summary>What a line says, without its exception.</summary>
    public AlertSample RenderLine(LogEvent logEvent) => new()
    {
        Timestamp = logEvent.Timestamp,
        Message = LineOf(logEvent),
        Properties = PropertiesOf(logEvent),
    };

    string LineOf(LogEvent logEvent)
    {
        if (lineFormatter is null) return LogEventText.Render(logEvent, formatProvider);
        try
        {
            using var writer = new CappedWriter(MaxLineLength, formatProvider);
            lineFormatter.Format(logEvent, writer);
            return writer.ToString().Trim();
        }
        catch (Exception)
        {
            // The application's own; the event has a text without it.
            return LogEventText.Render(logEvent, formatProvider);
        }
    }

    List<KeyValuePair<string, string>> PropertiesOf(LogEvent logEvent)
    {
        var told = new List<KeyValuePair<string, string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (token is PropertyToken hole && logEvent.Properties.TryGetValue(hole.PropertyName, out var value))
                Add(hole.PropertyName, value);
        }

        foreach (var property in logEvent.Properties) Add(property.Key, property.Value);

        return told;

        void Add(string name, LogEventPropertyValue value)
        {
            if (told.Count < MaxProperties && seen.Add(name) && !LogEventKey.Holds(name, value))
                told.Add(new(name, ValueOf(value)));
        }
    }

    string ValueOf(LogEventPropertyValue value)
    {
        using var writer = new CappedWriter(MaxValueLength, formatProvider);
        value.Render(writer, value is ScalarValue { Value: string } ? "l" : null, formatProvider);
        return writer.ToString();
    }
}
