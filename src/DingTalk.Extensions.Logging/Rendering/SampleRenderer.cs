using System.Diagnostics;
using DingTalk.Alerting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DingTalk.Extensions.Logging.Rendering;

/// <summary>
/// Turns an event into a sample while the logging call lasts: its state does not outlive that. Never throws; what cannot be
/// rendered is left out.
/// </summary>
static class SampleRenderer
{
    const int MaxMessageLength = 2_000;
    const int MaxLineLength = 500;

    public static AlertSample Render<TState>(
        in LogEntry<TState> entry, string? template, DateTimeOffset timestamp, IExternalScopeProvider? scopes)
    {
        var activity = Activity.Current;
        return new AlertSample
        {
            Timestamp = timestamp,
            Message = ValueText.Cut(Text(in entry, template), MaxMessageLength),
            Exception = entry.Exception is { } exception ? Read(exception) : null,
            Properties = Properties(entry.State, scopes, isTraced: activity is not null),
            TraceId = activity?.IdFormat == ActivityIdFormat.W3C ? activity.TraceId.ToHexString() : activity?.RootId,
            SpanId = activity?.IdFormat == ActivityIdFormat.W3C ? activity.SpanId.ToHexString() : activity?.Id,
        };
    }

    /// <summary>What a line says, without its exception and trace.</summary>
    public static AlertSample RenderLine<TState>(in LogEntry<TState> entry, DateTimeOffset timestamp, IExternalScopeProvider? scopes) => new()
    {
        Timestamp = timestamp,
        Message = ValueText.Cut(Text(in entry, LogState.TemplateOf(entry.State)), MaxLineLength),
        Properties = Properties(entry.State, scopes, isTraced: true),
    };

    /// <summary>The rendered text; the template, or the state's own text, where it cannot be rendered.</summary>
    public static string Text<TState>(in LogEntry<TState> entry, string? template)
    {
        try
        {
            if (entry.Formatter?.Invoke(entry.State, entry.Exception) is { } text) return text;
        }
        catch (Exception)
        {
            // The application's own code (a formatter, a property's ToString): the event counts all the same.
        }

        return template ?? (entry.State is { } state ? ValueText.Of(state) : "");
    }

    static ExceptionSample? Read(Exception exception)
    {
        try
        {
            return ExceptionSample.From(exception);
        }
        catch (Exception)
        {
            // An exception may override its message or its trace with code that fails.
            return null;
        }
    }

    static IReadOnlyList<KeyValuePair<string, string>> Properties<TState>(
        TState state, IExternalScopeProvider? scopes, bool isTraced)
    {
        var properties = new PropertyList(isTraced);
        try
        {
            foreach (var pair in LogState.Pairs(state)) properties.Add(pair.Key, pair.Value);
            ScopeState.AddTo(properties, scopes);
        }
        catch (Exception)
        {
            // A state or scope that cannot be enumerated; what was read so far is kept.
        }

        return properties.Items;
    }
}
