namespace DingTalk.Alerting;

/// <summary>The untold events of one kind on their way to a fallback: handed over once, and lost to the group.</summary>
public sealed record AlertHandover
{
    /// <summary>The level.</summary>
    public required AlertLevel Level { get; init; }

    /// <summary>The category, or null.</summary>
    public string? Category { get; init; }

    /// <summary>The template, or the masked text that stands for it.</summary>
    public required string Template { get; init; }

    /// <summary>The retained events, unchanged, as the front door handed them in.</summary>
    public IReadOnlyList<object> Sources { get; init; } = [];

    /// <summary>How many more there were.</summary>
    public required long Remaining { get; init; }

    /// <summary>When the first of them happened.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>When the last of them happened.</summary>
    public required DateTimeOffset Last { get; init; }
}
