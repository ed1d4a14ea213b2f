namespace DingTalk.Alerting;

/// <summary>A line of a lower level that was logged in the same trace or scope before an error.</summary>
public sealed record AlertContextLine
{
    /// <summary>When it was logged.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Its level.</summary>
    public required AlertLevel Level { get; init; }

    /// <summary>The rendered message.</summary>
    public required string Message { get; init; }
}
