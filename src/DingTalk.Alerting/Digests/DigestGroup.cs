namespace DingTalk.Alerting;

/// <summary>What a digest says of one kind.</summary>
public sealed record DigestGroup
{
    /// <summary>The group's number in this process, counted from 1.</summary>
    public required long Id { get; init; }

    /// <summary>The level.</summary>
    public required AlertLevel Level { get; init; }

    /// <summary>The category, or null.</summary>
    public string? Category { get; init; }

    /// <summary>The event id, or 0.</summary>
    public int EventId { get; init; }

    /// <summary>The template, or the masked text that stands for it.</summary>
    public required string Template { get; init; }

    /// <summary>The exception's type chain, outermost first, as short names; empty without an exception.</summary>
    public IReadOnlyList<string> ExceptionTypes { get; init; } = [];

    /// <summary>Whether this is the "other" group of its level, which counts what came over the bound on kinds.</summary>
    public bool IsOther { get; init; }

    /// <summary>Whether the kind is new, or back after it was quiet for the episode memory.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Whether it is new and was never seen before in this process.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Whether its last event is longer ago than <see cref="DingTalkOptions.QuietAfter"/>.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether the kind is coming much faster than before.</summary>
    public bool IsSurge { get; init; }

    /// <summary>Whether these are events that an earlier run left behind in the state file.</summary>
    public bool IsLeftBehind { get; init; }

    /// <summary>How many events this digest tells of the kind.</summary>
    public required long Count { get; init; }

    /// <summary>Of these, how many may have been shown already.</summary>
    public long MaybeShown { get; init; }

    /// <summary>How many there were in this episode, these included.</summary>
    public required long EpisodeCount { get; init; }

    /// <summary>When the episode began.</summary>
    public required DateTimeOffset EpisodeStart { get; init; }

    /// <summary>When the first of the events told here happened.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>When the last of the events told here happened.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>Rendered samples of the events told here: the first ones and the latest; never more than 17, maybe none.</summary>
    public IReadOnlyList<AlertSample> Samples { get; init; } = [];

    /// <summary>
    /// Lines of lower levels that were logged in the same trace or scope before the first of the events, oldest first; none unless
    /// <see cref="DingTalkOptions.ContextLines"/> asks for them.
    /// </summary>
    public IReadOnlyList<AlertContextLine> Context { get; init; } = [];

    /// <summary>Properties whose values varied among the samples.</summary>
    public IReadOnlyList<VaryingValue> Varying { get; init; } = [];

    /// <summary>Categories that logged the same exception instance again; counted here, told once.</summary>
    public IReadOnlyList<string> AlsoLoggedBy { get; init; } = [];
}
