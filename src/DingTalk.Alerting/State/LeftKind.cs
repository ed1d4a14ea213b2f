namespace DingTalk.Alerting;

/// <summary>What a run left behind of one kind: counted, and not told by it.</summary>
sealed record LeftKind
{
    public required KindRecord Kind { get; init; }

    /// <summary>Counted and not told; always more than zero.</summary>
    public required long Untold { get; init; }

    /// <summary>Of these, how many may have been shown by a message whose fate is not known.</summary>
    public long MaybeShown { get; init; }

    /// <summary>Told before.</summary>
    public long Told { get; init; }

    /// <summary>When the first and the last of them happened, as far as that is known.</summary>
    public DateTimeOffset? First { get; init; }

    public DateTimeOffset? Last { get; init; }

    public AlertSample? Sample { get; init; }

    /// <summary>These and others of the same kind, or of one that is counted with it.</summary>
    public LeftKind With(LeftKind other) => this with
    {
        Untold = Math.Min(Untold + other.Untold, Tally.Most),
        MaybeShown = Math.Min(MaybeShown + other.MaybeShown, Tally.Most),
        Told = Math.Min(Told + other.Told, Tally.Most),
        First = Earlier(First, other.First),
        Last = Later(Last, other.Last),
        Sample = Sample ?? other.Sample,
    };

    /// <summary>The same counts without what tells the kind from others.</summary>
    public LeftKind AsOther() => this with { Kind = new KindRecord { Level = Kind.Level, IsOther = true }, Sample = null };

    static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
    static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b ?? a : a;
}
