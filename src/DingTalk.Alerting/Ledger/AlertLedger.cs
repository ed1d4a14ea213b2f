namespace DingTalk.Alerting;

/// <summary>
/// The counts. Logging threads count without a lock; <see cref="Gate"/> guards everything else and is held only for moments:
/// never while something is rendered, formatted or sent.
/// </summary>
sealed class AlertLedger(int maxKinds, TimeSpan episodeMemory, SteadyClock clock, StateFile? state = null)
{
    readonly ReferenceTable _byReference = new();
    readonly RecentExceptions _recent = new();
    readonly TextKinds _texts = new();
    readonly GroupTable _table = new(maxKinds, episodeMemory, clock, state);

    // Under the gate.
    long _told;
    long _lost;
    long _handedOver;
    long _inDoubt;
    long _leftBehind;
    long _kept;
    bool _isClosed;
    DateTimeOffset _nextSweep;
    bool _holdsExceptions;

    // Logging threads.
    long _lostLate;
    long _handedOverAtOnce;

    public object Gate { get; } = new();

    /// <summary>Called when an event comes after the end, for the first time.</summary>
    public Action? CameLate { get; set; }

    /// <summary>Called after the first event since a cut of each group; the argument tells whether it should be told at once.</summary>
    public Action<bool>? Began { get; set; }

    public AlertReceipt TryCountRepeat(in AlertKey key, long utcTicks)
    {
        // A user's own key decides alone.
        if (key.Custom is null && key.Exception is not null && _recent.Find(key.Exception, utcTicks) is { } first && first.Level >= key.Level)
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

        var like = key.Custom is null && text.Rendered is { } rendered ? _texts.Of(rendered) : null;
        var identityText = like?.Identity ?? SampleBounds.Cut(key.Custom ?? key.Template, SampleBounds.MaxIdentity);
        var exception = key.Custom is null ? key.Exception : null;
        var identity = new AlertIdentity(key.Level, key.Category, key.EventId, identityText, exception?.GetType());
        ExceptionIdentity? read = null;
        // A group that is found may be forgotten before it counts; then the kind is opened anew. That can't happen often.
        while (true)
        {
            var group = _table.Find(identity, exception, ref read);
            var isNew = false;
            if (group is null)
            {
                if (exception is not null) read ??= ExceptionIdentity.Read(exception);
                lock (Gate) group = _isClosed ? null : _table.Open(identity, read, out isNew);
                if (group is null) return CountLate();
            }

            var receipt = CountIn(group, utcTicks, isNew);
            if (!receipt.IsCounted) continue;
            if (!group.IsOther && like is not null && !ReferenceEquals(group.Text, like)) group.Text = like;
            if (exception is not null) _recent.Add(exception, group, utcTicks);
            if (text.IsFixed && key.Custom is null && !group.IsOther) _byReference.Add(key, group, text.Rendered is null);
            return receipt;
        }
    }

    public void CountHandedOver() => Interlocked.Increment(ref _handedOverAtOnce);

    /// <summary>An event after the end: accepted and lost. There is nobody left to tell it.</summary>
    public AlertReceipt CountLate()
    {
        if (Interlocked.Increment(ref _lostLate) == 1) CameLate?.Invoke();
        return default;
    }

    /// <summary>Every group, the "other" ones included. Under the gate.</summary>
    public IReadOnlyList<AlertGroup> Groups => _table.Groups;

    /// <summary>Under the gate.</summary>
    public void Reconfigure(int newMaxKinds, TimeSpan newEpisodeMemory) => _table.Reconfigure(newMaxKinds, newEpisodeMemory);

    /// <summary>Lets go of exception instances that nobody will log again; not more often than every ten seconds. Under the gate.</summary>
    /// <returns>When to look again; null where none is held.</returns>
    public DateTimeOffset? Tidy(DateTimeOffset now)
    {
        if (_table.HasForgotten)
        {
            _table.HasForgotten = false;
            _byReference.Purge();
        }

        if (now >= _nextSweep)
        {
            _nextSweep = now + TimeSpan.FromSeconds(10);
            _holdsExceptions = _recent.Sweep();
        }

        return _holdsExceptions || _recent.HasNew ? _nextSweep : null;
    }

    /// <summary>Takes over what earlier runs left behind. Before anything else.</summary>
    public void TakeOver()
    {
        if (state is null) return;
        lock (Gate)
        {
            for (var i = 0; i < state.Left.Count; i++)
            {
                _table.AddLeft(state.Left[i], state.SlotOf(i));
                _leftBehind += state.Left[i].Untold;
            }
        }
    }

    /// <summary>Writes the times of what is untold into the state file, and returns the kinds that have no sample there. Under the gate.</summary>
    public List<AlertGroup> NoteTimes()
    {
        var bare = new List<AlertGroup>();
        if (_isClosed) return bare;
        foreach (var group in Groups)
        {
            group.NoteTimes();
            if (group.Slot is { HasSample: false } && !group.IsLeftBehind && group.Waiting > 0) bare.Add(group);
        }

        return bare;
    }

    /// <summary>What was cut is being sent: from now on it may have been shown. Under the gate.</summary>
    public void Send() => state?.Fly(FlightState.Sent);

    /// <summary>Keeps how much of the month is used up. Under the gate.</summary>
    public void Keep(in MonthRecord month) => state?.Keep(month);

    /// <summary>Takes everything untold out of the groups and puts it in flight. Under the gate.</summary>
    /// <param name="now">Stands in for arrivals that have not been written yet.</param>
    /// <param name="wallNow">Stands in for events' own times that have not been written yet.</param>
    public List<CutGroup> Cut(DateTimeOffset now, DateTimeOffset wallNow)
    {
        var cut = new List<CutGroup>();
        foreach (var group in Groups)
        {
            var taken = group.Cut(now, wallNow);
            if (taken.Count == 0) continue;
            group.InFlight += taken.Count;
            cut.Add(new CutGroup(group, taken, group.Episode.IsNews, group.Episode.IsSurging));
        }

        return cut;
    }

    /// <summary>What was in flight has been told. Under the gate.</summary>
    public void Commit(IReadOnlyList<CutGroup> cut, DateTimeOffset now, DateTimeOffset? lastDigest, AlertLevel? mentionFrom)
    {
        // From this word on a kill loses nothing of what is known: all of it is told, however many slots say so by then.
        state?.Fly(FlightState.Accepted);
        foreach (var (group, events, isNews, isSurging) in cut)
        {
            Settle(group, events.Count);
            _told += events.Count;
            var mentioned = (isNews || isSurging) && mentionFrom is { } level && group.Level >= level;
            group.Episode.OnTold(events, now, lastDigest, mentioned);
        }

        state?.Fly(FlightState.None);
    }

    /// <summary>What was in flight goes back, marked where it may have been shown already. Under the gate.</summary>
    public void PutBack(IReadOnlyList<CutGroup> cut, bool maybeShown)
    {
        foreach (var (group, events, _, _) in cut)
        {
            group.PutBack(events, maybeShown);
            if (maybeShown) _inDoubt += events.Count;
        }

        state?.Fly(FlightState.None);
    }

    /// <summary>What was in flight is given up. Under the gate.</summary>
    public void Lose(IReadOnlyList<CutGroup> cut, bool handedOver)
    {
        foreach (var (group, events, _, _) in cut)
        {
            Settle(group, events.Count);
            _lost += events.Count;
            if (handedOver) _handedOver += events.Count;
        }
    }

    /// <summary>
    /// Ends counting, leaves what is untold in the state file, and gives up what does not stand there, or all of it where there is
    /// none. Under the gate.
    /// </summary>
    public List<CutGroup> Close(bool handOver, DateTimeOffset now)
    {
        _isClosed = true;
        var left = new List<CutGroup>();
        foreach (var group in Groups)
        {
            var taken = group.Close(now, now);
            if (taken.Count == 0) continue;
            if (group.Slot is not null)
            {
                _kept += taken.Count;
                continue;
            }

            group.InFlight += taken.Count;
            left.Add(new CutGroup(group, taken, group.Episode.IsNews, false));
        }

        Lose(left, handOver);
        _byReference.Clear();
        _recent.Sweep();
        _recent.Sweep();
        return left;
    }

    /// <summary>What stands in the state file for the next run, after the end. Under the gate.</summary>
    public long Kept => _kept;

    /// <summary>Lets others have the state file. Not under the gate.</summary>
    public void Release() => state?.Close(isEmpty: _kept == 0);

    void Settle(AlertGroup group, long count)
    {
        group.Settle(count);
        if (group.IsLeftBehind) _table.RemoveLeft(group);
    }

    /// <summary>Under the gate.</summary>
    public AlertStatistics GetStatistics()
    {
        var pending = _kept;
        foreach (var group in Groups) pending += group.Untold + group.InFlight;
        var handedOver = _handedOver + Interlocked.Read(ref _handedOverAtOnce);
        return new AlertStatistics
        {
            Told = _told,
            Pending = pending,
            Lost = _lost + Interlocked.Read(ref _lostLate) + Interlocked.Read(ref _handedOverAtOnce),
            HandedOver = handedOver,
            InDoubt = _inDoubt,
            LeftBehind = _leftBehind,
            Kinds = _table.Kinds,
        };
    }

    AlertReceipt CountIn(AlertGroup group, long utcTicks, bool isNew)
    {
        var position = group.Count(utcTicks);
        if (position == 0) return default;
        if (position == 1)
        {
            group.Begin(utcTicks, clock.Now.UtcTicks);
            Began?.Invoke(group.Level == AlertLevel.Fatal);
        }

        return new AlertReceipt(group, position, isNew);
    }
}
