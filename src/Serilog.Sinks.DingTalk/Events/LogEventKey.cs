using DingTalk.Alerting;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.DingTalk;

/// <summary>Reads from an event what decides its kind. On the logging path: takes what is there and makes nothing new.</summary>
static class LogEventKey
{
    const string EventIdPropertyName = "EventId";

    public static AlertKey Of(LogEvent logEvent, string? keyProperty) => new()
    {
        Level = (AlertLevel)logEvent.Level,
        Category = CategoryOf(logEvent),
        EventId = EventIdOf(logEvent),
        Template = logEvent.MessageTemplate.Text,
        Exception = logEvent.Exception,
        Custom = keyProperty is null ? null : CustomOf(logEvent, keyProperty),
    };

    /// <summary>Whether a property is told by the key, so that nobody need repeat it.</summary>
    public static bool Holds(string name, LogEventPropertyValue value) => name switch
    {
        Constants.SourceContextPropertyName => value is ScalarValue { Value: string },
        EventIdPropertyName => IsEventId(value),
        _ => false,
    };

    static string? CategoryOf(LogEvent logEvent)
        => logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var value) && value is ScalarValue scalar
            ? scalar.Value as string
            : null;

    static int EventIdOf(LogEvent logEvent)
    {
        if (!logEvent.Properties.TryGetValue(EventIdPropertyName, out var value) || !IsEventId(value)) return 0;

        var members = ((StructureValue)value).Properties;
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Name == "Id" && members[i].Value is ScalarValue { Value: int id }) return id;
        }

        return 0;
    }

    // Serilog.Extensions.Logging writes an event id as { Id, Name }, either of which may be missing. Anything else of that name is
    // a property like any other, and may be different in every event.
    static bool IsEventId(LogEventPropertyValue value)
    {
        if (value is not StructureValue { TypeTag: null } structure) return false;

        for (var i = 0; i < structure.Properties.Count; i++)
        {
            if (structure.Properties[i].Name is not ("Id" or "Name")) return false;
        }

        return true;
    }

    static string? CustomOf(LogEvent logEvent, string keyProperty)
    {
        if (!logEvent.Properties.TryGetValue(keyProperty, out var value)) return null;

        try
        {
            return value is ScalarValue scalar ? scalar.Value as string ?? scalar.Value?.ToString() : value.ToString();
        }
        catch (Exception)
        {
            // A value's own ToString failed; template and exception decide.
            return null;
        }
    }
}
