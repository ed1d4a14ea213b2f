namespace DingTalk.Alerting;

/// <summary>What could not be delivered, and why.</summary>
public sealed record AlertFailure
{
    /// <summary>How final it is.</summary>
    public required AlertFailureKind Kind { get; init; }

    /// <summary>What happened and what to do, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What was thrown, or null.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The groups that are handed over, untold, with this call; empty where the events stay pending.</summary>
    public IReadOnlyList<AlertHandover> Groups { get; init; } = [];
}
