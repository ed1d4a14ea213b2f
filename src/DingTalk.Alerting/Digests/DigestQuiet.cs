namespace DingTalk.Alerting;

/// <summary>A kind that was told and has fallen quiet; its whole episode.</summary>
public sealed record DigestQuiet
{
    /// <summary>The group's number in this process, as in <see cref="DigestGroup.Id"/>.</summary>
    public required long Id { get; init; }

    /// <summary>The level.</summary>
    public required AlertLevel Level { get; init; }

    /// <summary>The category, or null.</summary>
    public string? Category { get; init; }

    /// <summary>The template, or the masked text that stands for it.</summary>
    public required string Template { get; init; }

    /// <summary>Whether this is the "other" group of its level.</summary>
    public bool IsOther { get; init; }

    /// <summary>How many events there were in the episode.</summary>
    public required long EpisodeCount { get; init; }

    /// <summary>When the episode began.</summary>
    public required DateTimeOffset EpisodeStart { get; init; }

    /// <summary>When the last event happened.</summary>
    public required DateTimeOffset Last { get; init; }
}
