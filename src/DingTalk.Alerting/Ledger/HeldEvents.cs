namespace DingTalk.Alerting;

/// <summary>Untold events of one group, taken together: how many, when, and the sources that were kept of them.</summary>
sealed record HeldEvents
{
    public static HeldEvents None { get; } = new();

    public long Count { get; init; }

    /// <summary>Of these, how many may have been shown already by a message whose fate is not known.</summary>
    public long MaybeShown { get; init; }

    public DateTimeOffset First { get; init; }
    public DateTimeOffset Last { get; init; }
    public DateTimeOffset FirstArrival { get; init; }
    public object[] Sources { get; init; } = [];

    /// <summary>What was logged in the same trace before the first of them.</summary>
    public ContextEntry[] Context { get; init; } = [];

    /// <summary>These and later ones; of the sources, the first 16 and the very last stay.</summary>
    public HeldEvents With(HeldEvents later)
    {
        if (Count == 0) return later;
        if (later.Count == 0) return this;
        return new HeldEvents
        {
            Count = Count + later.Count,
            MaybeShown = MaybeShown + later.MaybeShown,
            First = First < later.First ? First : later.First,
            Last = Last > later.Last ? Last : later.Last,
            FirstArrival = FirstArrival < later.FirstArrival ? FirstArrival : later.FirstArrival,
            Sources = Join(Sources, later.Sources),
            Context = Context.Length > 0 ? Context : later.Context,
        };
    }

    static object[] Join(object[] earlier, object[] later)
    {
        if (later.Length == 0) return earlier;
        if (earlier.Length + later.Length <= AlertGroup.RetainedCount + 1) return [.. earlier, .. later];
        var first = earlier.Concat(later).Take(AlertGroup.RetainedCount);
        return [.. first, later[later.Length - 1]];
    }
}
