using DingTalk.Alerting;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.DingTalk;

/// <summary>Decides whether an event's template tells its kind, or only its rendered text does.</summary>
static class LogEventText
{
    // More than any message can show, and than anybody compares.
    const int MaxLength = 4_096;

    public static AlertText Of(LogEvent logEvent, IFormatProvider? formatProvider)
    {
        var hasBoundHole = false;
        var hasWord = false;
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (token is TextToken text) hasWord |= HasLetter(text.Text);
            else if (token is PropertyToken hole) hasBoundHole |= logEvent.Properties.ContainsKey(hole.PropertyName);
        }

        return hasBoundHole && hasWord
            ? AlertText.IsTemplate
            : AlertText.IsRendered(RenderOrTemplate(logEvent, formatProvider), hasBoundHole);
    }

    /// <summary>
    /// Renders the message as Serilog's console and file do by default: strings without quotes. Text in quotes would be masked as
    /// one value, and every <c>"{Message}"</c> would be the same kind.
    /// </summary>
    public static string Render(LogEvent logEvent, IFormatProvider? formatProvider)
    {
        using var writer = new CappedWriter(MaxLength, formatProvider);
        foreach (var token in logEvent.MessageTemplate.Tokens)
            Plain(token, logEvent).Render(logEvent.Properties, writer, formatProvider);

        return writer.ToString();
    }

    // A value or a format provider of the application's may throw, and the event must be counted all the same.
    static string RenderOrTemplate(LogEvent logEvent, IFormatProvider? formatProvider)
    {
        try
        {
            return Render(logEvent, formatProvider);
        }
        catch (Exception)
        {
            return logEvent.MessageTemplate.Text;
        }
    }

    static MessageTemplateToken Plain(MessageTemplateToken token, LogEvent logEvent)
        => token is PropertyToken { Format: null } hole
            && logEvent.Properties.TryGetValue(hole.PropertyName, out var value)
            && value is ScalarValue { Value: string }
                ? new PropertyToken(hole.PropertyName, hole.ToString(), format: "l", hole.Alignment, hole.Destructuring)
                : token;

    static bool HasLetter(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c)) return true;
        }

        return false;
    }
}
