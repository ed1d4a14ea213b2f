namespace DingTalk.Alerting;

/// <summary>
/// One kind: its identity, its counter, its samples and its episode. Three owners: the logging threads write the counter, the
/// times and the slots; whoever holds the ledger's gate owns the rest; the identity never changes.
/// </summary>
sealed class AlertGroup
{
    public const int RetainedCount = 16;

    /// <summary>Far enough below zero that no number of late increments brings it back.</summary>
    const long Retired = long.MinValue / 2;

    readonly string _template;

    // Logging threads. Counted since the last cut; below zero once the group is forgotten.
    long _waiting;
    long _firstTicks;
    long _lastTicks;
    long _firstArrivalTicks;
    readonly object?[] _retained = new object?[RetainedCount];
    object? _latest;
    ContextEntry[]? _context;
    string[] _alsoLoggedBy = [];
    ExceptionIdentity[] _exceptions;
    TextKind? _text;

    public AlertGroup(long id, AlertIdentity identity, string template, ExceptionIdentity? exception, bool isOther)
    {
        Id = id;
        Identity = identity;
        _template = template;
        IsOther = isOther;
        _exceptions = exception is null ? [] : [exception];
    }

    public long Id { get; }
    public AlertIdentity Identity { get; }

    /// <summary>The template, or the pattern of the text that stands for it, as far as it is known by now.</summary>
    public string Template => Text?.Pattern ?? _template;

    /// <summary>What the rendered text was found to be, where it decides the kind.</summary>
    public TextKind? Text
    {
        get => Volatile.Read(ref _text);
        set => Volatile.Write(ref _text, value);
    }

    public bool IsOther { get; }
    public AlertLevel Level => Identity.Level;

    /// <summary>Next group with the same identity but for the exception's trace.</summary>
    public AlertGroup? Next { get; set; }

    public ExceptionIdentity[] Exceptions => Volatile.Read(ref _exceptions);
    public string[] AlsoLoggedBy => Volatile.Read(ref _alsoLoggedBy);

    // Under the ledger's gate.
    public HeldEvents Held { get; set; } = HeldEvents.None;
    public long InFlight { get; set; }
    public Episode Episode { get; } = new();

    public long Waiting => Math.Max(0, Volatile.Read(ref _waiting));
    public long Untold => Waiting + Held.Count;

    /// <summary>Whether the first event since the last message is counted and its sample is not there yet: it may be being rendered.</summary>
    public bool IsSampleAwaited => Held.Sources.Length == 0 && Waiting > 0 && Volatile.Read(ref _retained[0]) is null;

    public bool IsRetired => Volatile.Read(ref _waiting) < 0;

    /// <summary>When the oldest untold event arrived, where anything is untold.</summary>
    public DateTimeOffset? FirstArrival =>
        Held.Count > 0 ? Held.FirstArrival
        : Waiting > 0 && Volatile.Read(ref _firstArrivalTicks) is > 0 and var ticks ? FromTicks(ticks)
        : null;

    /// <summary>Counts one event: its position since the last cut, or 0 where the group has been forgotten meanwhile.</summary>
    public long Count(long utcTicks)
    {
        var position = Interlocked.Increment(ref _waiting);
        if (position <= 0) return 0;
        if (utcTicks > Volatile.Read(ref _lastTicks)) Volatile.Write(ref _lastTicks, utcTicks);
        return position;
    }

    /// <summary>Notes the first event since a cut: a rare event, which may read the clock.</summary>
    public void Begin(long utcTicks, long arrivalTicks)
    {
        Volatile.Write(ref _firstTicks, utcTicks);
        Volatile.Write(ref _firstArrivalTicks, arrivalTicks);
    }

    public void Keep(long position, object source)
    {
        if (position <= RetainedCount) Volatile.Write(ref _retained[position - 1], source);
        else Volatile.Write(ref _latest, source);
    }

    public void KeepContext(ContextEntry[] context) => Volatile.Write(ref _context, context);

    /// <summary>
    /// Takes everything untold. An event that is being counted right now is either in it or in the next cut; its time or sample
    /// may come a moment too late for this one, its count cannot.
    /// </summary>
    /// <param name="now">Stands in for an arrival that has not been written yet.</param>
    /// <param name="wallNow">Stands in for an event's own time that has not been written yet.</param>
    public HeldEvents Cut(DateTimeOffset now, DateTimeOffset wallNow) => IsRetired ? HeldEvents.None : Take(leave: 0, now, wallNow);

    /// <summary>Forgets the group, if nothing has been counted since the last look.</summary>
    public bool TryRetire() =>
        Held.Count == 0 && InFlight == 0 && Interlocked.CompareExchange(ref _waiting, Retired, 0) == 0;

    /// <summary>Forgets the group whatever it holds, and returns how many events that were.</summary>
    /// <inheritdoc cref="Cut" />
    public HeldEvents Close(DateTimeOffset now, DateTimeOffset wallNow) => IsRetired ? HeldEvents.None : Take(leave: Retired, now, wallNow);

    public bool MatchesQuickly(Exception? exception)
    {
        var known = Exceptions;
        if (exception is null) return known.Length == 0;
        foreach (var identity in known)
        {
            if (identity.MatchesQuickly(exception)) return true;
        }

        return false;
    }

    public bool IsSame(ExceptionIdentity? exception)
    {
        var known = Exceptions;
        if (exception is null) return known.Length == 0;
        foreach (var identity in known)
        {
            if (identity.TypeChain == exception.TypeChain && identity.IsSame(exception)) return true;
        }

        return false;
    }

    /// <summary>Remembers one more trace of the same fault, so that it is recognised quickly; at most 16.</summary>
    public void AddAlias(ExceptionIdentity exception)
    {
        // Aliases save reading frames; one that is never recognised quickly would only fill the list.
        if (!exception.IsQuick) return;
        var known = Exceptions;
        if (known.Length < 16) Interlocked.CompareExchange(ref _exceptions, [.. known, exception], known);
    }

    public void AddAlsoLoggedBy(string? category)
    {
        var known = AlsoLoggedBy;
        if (category is null || category == Identity.Category || known.Length >= 4 || Array.IndexOf(known, category) >= 0) return;
        Interlocked.CompareExchange(ref _alsoLoggedBy, [.. known, category], known);
    }

    HeldEvents Take(long leave, DateTimeOffset now, DateTimeOffset wallNow)
    {
        // Before the counter: the first event after it writes them anew.
        var first = Interlocked.Exchange(ref _firstTicks, 0);
        var arrival = Interlocked.Exchange(ref _firstArrivalTicks, 0);
        var count = Interlocked.Exchange(ref _waiting, leave);
        var last = Volatile.Read(ref _lastTicks);
        if (last == 0) last = wallNow.UtcTicks;
        var fresh = count == 0
            ? HeldEvents.None
            : new HeldEvents
            {
                Count = count,
                First = FromTicks(first == 0 ? last : Math.Min(first, last)),
                Last = FromTicks(last),
                FirstArrival = arrival == 0 ? now : FromTicks(arrival),
                Sources = TakeSources(),
                Context = Interlocked.Exchange(ref _context, null) ?? [],
            };
        var all = Held.With(fresh);
        Held = HeldEvents.None;
        return all;
    }

    object[] TakeSources()
    {
        var sources = new List<object>(RetainedCount + 1);
        for (var i = 0; i < RetainedCount; i++)
        {
            if (Interlocked.Exchange(ref _retained[i], null) is { } source) sources.Add(source);
        }

        if (Interlocked.Exchange(ref _latest, null) is { } latest) sources.Add(latest);
        return [.. sources];
    }

    static DateTimeOffset FromTicks(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
