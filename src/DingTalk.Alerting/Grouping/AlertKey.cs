namespace DingTalk.Alerting;

/// <summary>
/// What an event is made of, as far as it decides which events are the same: level, category, event id, template and
/// exception. Made on the caller's stack for each event; costs nothing.
/// </summary>
public readonly struct AlertKey
{
    /// <summary>The level.</summary>
    public AlertLevel Level { get; init; }

    /// <summary>The category (Serilog's <c>SourceContext</c>), or null.</summary>
    public string? Category { get; init; }

    /// <summary>The event id, or 0 where there is none.</summary>
    public int EventId { get; init; }

    /// <summary>
    /// The message template's text. Recognised by reference first, so hand over the very string that the logging call used.
    /// </summary>
    public string Template { get; init; }

    /// <summary>The exception, or null.</summary>
    public Exception? Exception { get; init; }

    /// <summary>
    /// The user's own key, or null. Where it is set, it stands in place of template and exception.
    /// </summary>
    public string? Custom { get; init; }
}
