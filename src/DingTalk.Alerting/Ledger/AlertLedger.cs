using System.Collections.Concurrent;

namespace DingTalk.Alerting;

/// <summary>
/// The counts. Logging threads count without a lock; <see cref="Gate"/> guards everything else and is held only for moments:
/// never while something is rendered, formatted or sent.
/// </summary>
sealed class AlertLedger(int maxKinds, TimeSpan episodeMemory, TimeProvider clock)
{
    readonly ReferenceTable _byReference = new();
    readonly RecentExceptions _recent = new();
    readonly ConcurrentDictionary<AlertIdentity, AlertGroup> _byContent = new();

    // Under the gate.
    readonly List<AlertGroup> _groups = [];
    readonly AlertGroup?[] _others = new AlertGroup?[6];
    int _maxKinds = maxKinds;
    TimeSpan _episodeMemory = episodeMemory;
    int _kinds;
    long _lastId;
    long _told;
    long _lost;
    long _handedOver;
    long _inDoubt;
    DateTimeOffset _noRoomUntil;
    bool _isClosed;

    // Logging threads.
    long _lostLate;
    long _handedOverAtOnce;

    public object Gate { get; } = new();

    /// <summary>Called after the first event since a cut of each group; the argument tells whether it should be told at once.</summary>
    public Action<bool>? Began { get; set; }

    public AlertReceipt TryCountRepeat(in AlertKey key, long utcTicks)
    {
        if (key.Exception is not null && _recent.Find(key.Exception, utcTicks) is { } first && first.Level >= key.Level)
        {
            var repeat = CountIn(first, utcTicks, isNew: false);
            if (!repeat.IsCounted || first.Identity.Category == key.Category) return repeat;
            first.AddAlsoLoggedBy(key.Category);
            return repeat.AsFolded();
        }

        // A user's key is known by content only: its text is made anew for each event.
        if (key.Custom is not null || _byReference.Find(key) is not { } group) return default;
        if (key.Exception is not null) _recent.Add(key.Exception, group, utcTicks);
        return CountIn(group, utcTicks, isNew: false);
    }

    public AlertReceipt Count(in AlertKey key, AlertText text, long utcTicks)
    {
        var again = TryCountRepeat(key, utcTicks);
        if (again.IsCounted) return again;

        var identityText = key.Custom ?? (text.Rendered is null ? key.Template : TextMask.Mask(text.Rendered));
        var exception = key.Custom is null ? key.Exception : null;
        var identity = new AlertIdentity(key.Level, key.Category, key.EventId, identityText, exception?.GetType());
        ExceptionIdentity? read = null;
        // A group that is found may be forgotten before it counts; then the kind is opened anew. That can't happen often.
        while (true)
        {
            var group = Find(identity, exception, ref read);
            var isNew = false;
            if (group is null)
            {
                group = Open(identity, exception is null ? null : read ??= ExceptionIdentity.Read(exception), out isNew);
                if (group is null) return CountLate();
            }

            var receipt = CountIn(group, utcTicks, isNew);
            if (!receipt.IsCounted) continue;
            if (key.Exception is not null) _recent.Add(key.Exception, group, utcTicks);
            if (text.IsFixed && key.Custom is null && !group.IsOther) _byReference.Add(key, group);
            return receipt;
        }
    }

    public void CountHandedOver() => Interlocked.Increment(ref _handedOverAtOnce);

    /// <summary>An event after the end: accepted and lost. There is nobody left to tell it.</summary>
    public AlertReceipt CountLate()
    {
        Interlocked.Increment(ref _lostLate);
        return default;
    }

    /// <summary>Every group, the "other" ones included. Under the gate.</summary>
    public IReadOnlyList<AlertGroup> Groups => _groups;

    /// <summary>Under the gate.</summary>
    public void Reconfigure(int newMaxKinds, TimeSpan newEpisodeMemory)
    {
        _maxKinds = newMaxKinds;
        _episodeMemory = newEpisodeMemory;
        _noRoomUntil = default;
    }

    /// <summary>Takes everything untold out of the groups and puts it in flight. Under the gate.</summary>
    public List<CutGroup> Cut()
    {
        var cut = new List<CutGroup>();
        foreach (var group in _groups)
        {
            var taken = group.Cut();
            if (taken.Count == 0) continue;
            group.InFlight += taken.Count;
            cut.Add(new CutGroup(group, taken, group.Episode.IsNews, group.Episode.IsSurging));
        }

        return cut;
    }

    /// <summary>What was in flight has been told. Under the gate.</summary>
    public void Commit(IReadOnlyList<CutGroup> cut, DateTimeOffset now, DateTimeOffset? lastDigest, AlertLevel? mentionFrom)
    {
        foreach (var (group, events, isNews, isSurging) in cut)
        {
            group.InFlight -= events.Count;
            _told += events.Count;
            var mentioned = (isNews || isSurging) && mentionFrom is { } level && group.Level >= level;
            group.Episode.OnTold(events, now, lastDigest, mentioned);
        }
    }

    /// <summary>What was in flight goes back, marked where it may have been shown already. Under the gate.</summary>
    public void PutBack(IReadOnlyList<CutGroup> cut, bool maybeShown)
    {
        foreach (var (group, events, _, _) in cut)
        {
            group.InFlight -= events.Count;
            var back = maybeShown ? events with { MaybeShown = events.Count } : events;
            group.Held = back.With(group.Held);
            if (maybeShown) _inDoubt += events.Count;
        }
    }

    /// <summary>What was in flight is given up. Under the gate.</summary>
    public void Lose(IReadOnlyList<CutGroup> cut, bool handedOver)
    {
        foreach (var (group, events, _, _) in cut)
        {
            group.InFlight -= events.Count;
            _lost += events.Count;
            if (handedOver) _handedOver += events.Count;
        }
    }

    /// <summary>Ends counting and gives up what is left. Under the gate.</summary>
    public List<CutGroup> Close(bool handOver)
    {
        _isClosed = true;
        var left = new List<CutGroup>();
        foreach (var group in _groups)
        {
            var taken = group.Close();
            if (taken.Count == 0) continue;
            group.InFlight += taken.Count;
            left.Add(new CutGroup(group, taken, group.Episode.IsNews, false));
        }

        Lose(left, handOver);
        _byReference.Clear();
        _recent.Clear();
        return left;
    }

    /// <summary>Under the gate.</summary>
    public AlertStatistics GetStatistics()
    {
        long pending = 0;
        foreach (var group in _groups) pending += group.Untold + group.InFlight;
        var handedOver = _handedOver + Interlocked.Read(ref _handedOverAtOnce);
        return new AlertStatistics
        {
            Told = _told,
            Pending = pending,
            Lost = _lost + Interlocked.Read(ref _lostLate) + Interlocked.Read(ref _handedOverAtOnce),
            HandedOver = handedOver,
            InDoubt = _inDoubt,
            Kinds = _kinds,
        };
    }

    AlertReceipt CountIn(AlertGroup group, long utcTicks, bool isNew)
    {
        var position = group.Count(utcTicks);
        if (position == 0) return default;
        if (position == 1)
        {
            group.Begin(utcTicks, clock.GetUtcNow().UtcTicks);
            Began?.Invoke(group.Level == AlertLevel.Fatal);
        }

        return new AlertReceipt(group, position, isNew);
    }

    AlertGroup? Find(in AlertIdentity identity, Exception? exception, ref ExceptionIdentity? read)
    {
        if (!_byContent.TryGetValue(identity, out var head)) return null;
        if (exception is null) return head.IsRetired ? null : head;
        for (var group = head; group is not null; group = group.Next)
        {
            if (!group.IsRetired && group.MatchesQuickly(exception)) return group;
        }

        read ??= ExceptionIdentity.Read(exception);
        for (var group = head; group is not null; group = group.Next)
        {
            if (group.IsRetired || !group.IsSame(read)) continue;
            group.AddAlias(read);
            return group;
        }

        return null;
    }

    // Null once the ledger is closed.
    AlertGroup? Open(in AlertIdentity identity, ExceptionIdentity? exception, out bool isNew)
    {
        lock (Gate)
        {
            isNew = false;
            if (_isClosed) return null;
            _byContent.TryGetValue(identity, out var head);
            for (var known = head; known is not null; known = known.Next)
            {
                if (!known.IsRetired && known.IsSame(exception)) return known;
            }

            if (_kinds >= _maxKinds && !MakeRoom()) return Other(identity.Level, out isNew);
            isNew = true;
            _kinds++;
            // Making room may have taken the head out of the table.
            _byContent.TryGetValue(identity, out head);
            var group = new AlertGroup(++_lastId, identity, identity.Text, exception, isOther: false) { Next = head };
            _groups.Add(group);
            _byContent[identity] = group;
            return group;
        }
    }

    AlertGroup Other(AlertLevel level, out bool isNew)
    {
        isNew = _others[(int)level] is null;
        if (_others[(int)level] is { } other) return other;
        other = new AlertGroup(++_lastId, new AlertIdentity(level, null, 0, "", null), "", null, isOther: true);
        _others[(int)level] = other;
        _groups.Add(other);
        return other;
    }

    /// <summary>Forgets the kind that has been quiet for longest, if its episode is over and nothing of it is untold.</summary>
    bool MakeRoom()
    {
        var now = clock.GetUtcNow();
        if (now < _noRoomUntil) return false;
        var made = false;
        var earliest = DateTimeOffset.MaxValue;
        // All of them at once: the next new kinds need room as well, and a look at a thousand groups is not for each of them.
        foreach (var group in _groups.ToArray())
        {
            if (group.IsOther || group.Untold > 0 || group.InFlight > 0) continue;
            var over = group.Episode.LastActivity + _episodeMemory;
            if (over > now)
            {
                if (over < earliest) earliest = over;
                continue;
            }

            if (!group.TryRetire()) continue;
            Unlink(group);
            _groups.Remove(group);
            _kinds--;
            made = true;
        }

        // Kinds that wait now may be told and fall quiet later, but not sooner than this.
        if (!made) _noRoomUntil = Earlier(earliest, now + _episodeMemory);
        return made;
    }

    void Unlink(AlertGroup group)
    {
        if (!_byContent.TryGetValue(group.Identity, out var head)) return;
        if (ReferenceEquals(head, group))
        {
            if (group.Next is { } next) _byContent[group.Identity] = next;
            else _byContent.TryRemove(group.Identity, out _);
            return;
        }

        for (var before = head; before.Next is not null; before = before.Next)
        {
            if (!ReferenceEquals(before.Next, group)) continue;
            before.Next = group.Next;
            return;
        }
    }

    static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
