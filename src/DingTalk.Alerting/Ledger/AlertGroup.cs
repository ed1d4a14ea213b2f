namespace DingTalk.Alerting;

/// <summary>
/// One kind: its identity, its counter, its samples and its episode. Three owners: the logging threads write the counter, the
/// times and the slots; whoever holds the ledger's gate owns the rest; the identity never changes.
/// </summary>
sealed class AlertGroup
{
    public const int RetainedCount = 16;

    /// <summary>The position of an event that was counted when the cut had already taken it.</summary>
    const long Taken = long.MaxValue;

    readonly string _template;

    // Where it is counted: in the state file, so that a killed process leaves its counts, or here. Only ever grows.
    readonly StateSlot? _slot;
    long _own;

    // Logging threads read it; the cut writes it. What was counted up to the last cut.
    long _cut;

    // Logging threads.
    long _firstTicks;
    long _lastTicks;
    long _firstArrivalTicks;
    readonly object?[] _retained = new object?[RetainedCount];
    object? _latest;
    ContextEntry[]? _context;
    string[] _alsoLoggedBy = [];
    ExceptionIdentity[] _exceptions;
    TextKind? _text;

    public AlertGroup(
        long id, AlertIdentity identity, string template, ExceptionIdentity? exception, bool isOther, StateSlot? slot = null)
    {
        Id = id;
        Identity = identity;
        _template = template;
        IsOther = isOther;
        _exceptions = exception is null ? [] : [exception];
        _slot = slot;
    }

    /// <summary>What an earlier run left of a kind: nothing more is counted in it.</summary>
    public AlertGroup(long id, LeftKind left, StateSlot slot, DateTimeOffset now, DateTimeOffset wallNow)
        : this(id, IdentityOf(left.Kind), left.Kind.Template ?? "", exception: null, left.Kind.IsOther, slot)
    {
        IsLeftBehind = true;
        ExceptionTypes = left.Kind.ExceptionTypes;
        _cut = left.Told + left.Untold;
        var last = left.Last ?? left.First ?? wallNow;
        Held = new HeldEvents
        {
            Count = left.Untold,
            MaybeShown = left.MaybeShown,
            First = left.First < last ? left.First.Value : last,
            Last = last,
            FirstArrival = now,
            Sources = left.Sample is { } sample ? [sample] : [],
        };
        if (left.Told > 0) Episode.Resume(left.Told, Held.First, now);
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

    /// <summary>Whether it holds what an earlier run left behind.</summary>
    public bool IsLeftBehind { get; }

    /// <summary>The exception's type chain, outermost first, as short names.</summary>
    public IReadOnlyList<string> ExceptionTypes
    {
        get => field ?? (Exceptions.Length > 0 ? Exceptions[0].TypeNames : []);
        private init;
    }

    /// <summary>Where it is counted in the state file; null where it is not.</summary>
    public StateSlot? Slot => _slot;

    /// <summary>The first event that was kept since the last cut.</summary>
    public object? FirstSource => Volatile.Read(ref _retained[0]);

    /// <summary>Next group with the same identity but for the exception's trace.</summary>
    public AlertGroup? Next { get; set; }

    public ExceptionIdentity[] Exceptions => Volatile.Read(ref _exceptions);
    public string[] AlsoLoggedBy => Volatile.Read(ref _alsoLoggedBy);

    // Under the ledger's gate.
    public HeldEvents Held { get; set; } = HeldEvents.None;
    public long InFlight { get; set; }
    public Episode Episode { get; } = new();

    public long Waiting => Math.Max(0, Tally.Read(ref Counted) - Volatile.Read(ref _cut));
    public long Untold => Waiting + Held.Count;

    /// <summary>Whether the first event since the last message is counted and its sample is not there yet: it may be being rendered.</summary>
    public bool IsSampleAwaited => Held.Sources.Length == 0 && Waiting > 0 && Volatile.Read(ref _retained[0]) is null;

    public bool IsRetired => Volatile.Read(ref Counted) < 0;

    /// <summary>When the oldest untold event arrived, where anything is untold.</summary>
    public DateTimeOffset? FirstArrival =>
        Held.Count > 0 ? Held.FirstArrival
        : Waiting > 0 && Volatile.Read(ref _firstArrivalTicks) is > 0 and var ticks ? FromTicks(ticks)
        : null;

    /// <summary>Counts one event: its position since the last cut, or 0 where the group has been forgotten meanwhile.</summary>
    public long Count(long utcTicks)
    {
        var counted = Tally.Increment(ref Counted);
        // Alive until here, and with it the memory in which it is counted.
        GC.KeepAlive(_slot);
        if (counted < 0) return 0;
        var position = counted - Volatile.Read(ref _cut);
        if (utcTicks > Volatile.Read(ref _lastTicks)) Volatile.Write(ref _lastTicks, utcTicks);
        return position > 0 ? position : Taken;
    }

    /// <summary>Notes the first event since a cut: a rare event, which may read the clock.</summary>
    public void Begin(long utcTicks, long arrivalTicks)
    {
        Volatile.Write(ref _firstTicks, utcTicks);
        Volatile.Write(ref _firstArrivalTicks, arrivalTicks);
        _slot?.Times(utcTicks, utcTicks);
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
    public HeldEvents Cut(DateTimeOffset now, DateTimeOffset wallNow)
    {
        if (IsRetired) return HeldEvents.None;
        var (first, arrival) = TakeTimes();
        var counted = Tally.Read(ref Counted);
        var fresh = Fresh(counted, first, arrival, now, wallNow);
        // An event that comes just now may still see the old cut, and not know itself for the first.
        if (Tally.Read(ref Counted) > counted) Begin(wallNow.UtcTicks, now.UtcTicks);
        var all = Held.With(fresh);
        Held = HeldEvents.None;
        if (all.Count > 0) _slot?.Cut(counted);
        return all;
    }

    /// <summary>Forgets the group, if nothing has been counted since the last look.</summary>
    public bool TryRetire()
    {
        if (Held.Count > 0 || InFlight > 0 || !Tally.TryRetire(ref Counted, _cut)) return false;
        _slot?.Free();
        return true;
    }

    /// <summary>Forgets the group whatever it holds, and returns how many events that were. In the state file they stay untold.</summary>
    /// <inheritdoc cref="Cut" />
    public HeldEvents Close(DateTimeOffset now, DateTimeOffset wallNow)
    {
        if (IsRetired) return HeldEvents.None;
        NoteTimes();
        var (first, arrival) = TakeTimes();
        var counted = Tally.Retire(ref Counted);
        _slot?.Close(counted);
        var all = Held.With(Fresh(counted, first, arrival, now, wallNow));
        Held = HeldEvents.None;
        return all;
    }

    /// <summary>What was cut has been told, or given up: it is settled.</summary>
    public void Settle(long count)
    {
        InFlight -= count;
        _slot?.Settle();
        if (IsLeftBehind) _slot?.Free();
    }

    /// <summary>What was cut goes back.</summary>
    public void PutBack(HeldEvents events, bool maybeShown)
    {
        InFlight -= events.Count;
        if (maybeShown) _slot?.Doubt();
        Held = (maybeShown ? events with { MaybeShown = events.Count } : events).With(Held);
    }

    /// <summary>Writes the times of what is untold into the state file.</summary>
    public void NoteTimes()
    {
        if (_slot is null || Untold == 0) return;
        var first = Held.Count > 0 ? Held.First.UtcTicks : Volatile.Read(ref _firstTicks);
        _slot.Times(first, Math.Max(Volatile.Read(ref _lastTicks), Held.Count > 0 ? Held.Last.UtcTicks : 0));
    }

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

    /// <summary>The counter, wherever it stands. Whoever uses it keeps the group alive meanwhile.</summary>
    ref long Counted => ref (_slot is null ? ref _own : ref _slot.Counted);

    // Before the counter is read: the first event after it writes them anew.
    (long First, long Arrival) TakeTimes() =>
        (Interlocked.Exchange(ref _firstTicks, 0), Interlocked.Exchange(ref _firstArrivalTicks, 0));

    HeldEvents Fresh(long counted, long first, long arrival, DateTimeOffset now, DateTimeOffset wallNow)
    {
        var count = counted - Interlocked.Exchange(ref _cut, counted);
        if (count == 0) return HeldEvents.None;
        var last = Volatile.Read(ref _lastTicks);
        if (last == 0) last = wallNow.UtcTicks;
        return new HeldEvents
        {
            Count = count,
            First = FromTicks(first == 0 ? last : Math.Min(first, last)),
            Last = FromTicks(last),
            FirstArrival = arrival == 0 ? now : FromTicks(arrival),
            Sources = TakeSources(count),
            Context = Interlocked.Exchange(ref _context, null) ?? [],
        };
    }

    object[] TakeSources(long count)
    {
        var sources = new List<object>(RetainedCount + 1);
        for (var i = 0; i < RetainedCount; i++)
        {
            if (Interlocked.Exchange(ref _retained[i], null) is { } source) sources.Add(source);
        }

        if (Interlocked.Exchange(ref _latest, null) is { } latest) sources.Add(latest);
        // One that was kept a moment too late for the last cut is not of this one.
        return [.. sources.Take((int)Math.Min(sources.Count, count))];
    }

    static AlertIdentity IdentityOf(KindRecord kind) => new(kind.Level, kind.Category, kind.EventId, kind.Template ?? "", null);

    static DateTimeOffset FromTicks(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
