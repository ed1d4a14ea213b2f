namespace DingTalk.Alerting;

/// <summary>One event as the group may see it: rendered, and cut to a size when it is captured.</summary>
public sealed record AlertSample
{
    /// <summary>When the event happened.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The rendered message.</summary>
    public required string Message { get; init; }

    /// <summary>The exception, or null.</summary>
    public ExceptionSample? Exception { get; init; }

    /// <summary>Properties and scopes, in the order in which they are told: holes of the template first.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Properties { get; init; } = [];

    /// <summary>The trace id, or null.</summary>
    public string? TraceId { get; init; }

    /// <summary>The span id, or null.</summary>
    public string? SpanId { get; init; }
}
