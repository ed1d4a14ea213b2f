namespace DingTalk.Alerting;

/// <summary>Everything that is known and untold at one moment; what a message is made of. Immutable.</summary>
public sealed record Digest
{
    /// <summary>When it was cut.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The kinds with untold events, worst level first, then what is new or surging before the rest, then by count.</summary>
    public required IReadOnlyList<DigestGroup> Groups { get; init; }

    /// <summary>How many events the message tells: the sum of the groups' counts.</summary>
    public long EventCount => Groups.Sum(static g => g.Count);

    /// <summary>Whether it has kinds and none of them is new: a reminder of what was told before.</summary>
    public bool IsReminder => Groups.Count > 0 && Groups.All(static g => !g.IsNew);

    /// <summary>Whether more new kinds than <see cref="DingTalkOptions.StormKinds"/> came within a minute.</summary>
    public bool IsStorm { get; init; }

    /// <summary>
    /// Kinds that have fallen quiet since they were told, and of which nothing is untold; empty unless
    /// <see cref="DingTalkOptions.QuietNotice"/> is on.
    /// </summary>
    public IReadOnlyList<DigestQuiet> Quiet { get; init; } = [];

    /// <summary>When the pipeline, and as a rule the application, was started; null where that is not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>
    /// Of the events told here, how many may have been shown already by a message whose fate nobody knows.
    /// </summary>
    public long MaybeShown => Groups.Sum(static g => g.MaybeShown);

    /// <summary>Of the events told here, how many an earlier run left behind in the state file.</summary>
    public long LeftBehind => Groups.Where(static g => g.IsLeftBehind).Sum(static g => g.Count);

    /// <summary>Events given up since the last message; 0 in all but the rarest message.</summary>
    public long Lost { get; init; }

    /// <summary>Of the events given up, how many were handed to the application's fallback or failure listener.</summary>
    public long HandedOver { get; init; }

    /// <summary>
    /// What kept earlier messages from being delivered, in words, where this is the first message after such a time; otherwise
    /// null.
    /// </summary>
    public DigestTrouble? Trouble { get; init; }

    /// <summary>Whether this is the last message before the application exits.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether DingTalk refused the content of a fuller message, so that this one may hold counts and templates only.</summary>
    public bool CountsOnly { get; init; }

    /// <summary>Whom to mention; null for nobody.</summary>
    public DingTalk.Robots.Mentions? Mentions { get; init; }
}
