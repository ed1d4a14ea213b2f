namespace DingTalk.Robots;

/// <summary>
/// The arithmetic of limit and window: which permits are out, and when each used one is free again. Times are monotonic. Not
/// thread-safe: its limiter locks.
/// </summary>
sealed class PermitBudget(int limit, TimeSpan window)
{
    // What keeps exactly one window apart here may look a millisecond closer to a server that counts in whole milliseconds.
    static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(1);

    // Earliest first.
    readonly List<TimeSpan> _freeAt = [];

    // What each robot that uses it asked for.
    readonly List<int> _limits = [];
    readonly TimeSpan _rest = window + Guard;
    int _leased;

    public int Limit { get; private set; } = limit;

    /// <summary>Negative for a while when the limit has been lowered.</summary>
    public int Free => Limit - _leased - _freeAt.Count;

    public bool IsWhole => _leased == 0 && _freeAt.Count == 0;

    /// <summary>When the last of the used permits is free again; zero when none is used.</summary>
    public TimeSpan LastFreeAt => _freeAt.Count == 0 ? TimeSpan.Zero : _freeAt[_freeAt.Count - 1];

    /// <summary>One more robot uses the budget; of several, the most careful one decides. Permits that are out stay out.</summary>
    public void Join(int limit)
    {
        _limits.Add(limit);
        Limit = _limits.Min();
    }

    /// <summary>A robot no longer uses the budget; what the last one asked for holds until another one comes.</summary>
    public void Leave(int limit)
    {
        if (_limits.Remove(limit) && _limits.Count > 0) Limit = _limits.Min();
    }

    public bool TryTake(int permits)
    {
        // Who waits for more than the limit has been lowered to would wait for ever.
        if (Free < Math.Min(Math.Max(1, permits), Limit)) return false;

        _leased += permits;
        return true;
    }

    public void GiveBack(int permits) => _leased -= permits;

    public void Complete(TimeSpan completed, int permits)
    {
        _leased -= permits;

        // Calls end out of order, and an aborted one ends in the future.
        var freeAt = completed + _rest;
        var index = _freeAt.Count;
        while (index > 0 && _freeAt[index - 1] > freeAt) index--;
        for (var i = 0; i < permits; i++) _freeAt.Insert(index, freeAt);
    }

    /// <summary>Forgets what is free by now. Returns when the last of that was, or null when there was none.</summary>
    public TimeSpan? Forget(TimeSpan now)
    {
        var free = 0;
        while (free < _freeAt.Count && _freeAt[free] <= now) free++;
        if (free == 0) return null;

        var last = _freeAt[free - 1];
        _freeAt.RemoveRange(0, free);
        return last;
    }

    /// <summary>
    /// When so many permits are free: exact while they are in the log; where calls are still going on, or others wait for a
    /// whole window's permits, what it takes if calls take no time.
    /// </summary>
    public TimeSpan FreeAt(TimeSpan now, int permits)
    {
        var missing = Math.Max(1, permits) - Free;
        if (missing <= 0) return now;

        var rounds = Math.DivRem(missing - 1, Limit, out var index);
        return (index < _freeAt.Count ? _freeAt[index] : now + _rest) + TimeSpan.FromTicks(window.Ticks * rounds);
    }
}
