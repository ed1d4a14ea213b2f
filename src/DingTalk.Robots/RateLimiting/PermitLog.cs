namespace DingTalk.Robots;

/// <summary>When each used permit is free again, earliest first. Times are monotonic. Not thread-safe: its limiter locks.</summary>
sealed class PermitLog
{
    readonly List<TimeSpan> _freeAt = [];

    public int Count => _freeAt.Count;

    /// <summary>The time at which the permit that is free after <paramref name="index"/> others is free.</summary>
    public TimeSpan this[int index] => _freeAt[index];

    public void Add(TimeSpan freeAt, int permits)
    {
        // Calls end out of order, and an aborted one ends in the future.
        var index = _freeAt.Count;
        while (index > 0 && _freeAt[index - 1] > freeAt) index--;
        for (var i = 0; i < permits; i++) _freeAt.Insert(index, freeAt);
    }

    /// <summary>Forgets the permits that are free by now. Returns when the last of them was, or null when there was none.</summary>
    public TimeSpan? Forget(TimeSpan now)
    {
        var free = 0;
        while (free < _freeAt.Count && _freeAt[free] <= now) free++;
        if (free == 0) return null;

        var last = _freeAt[free - 1];
        _freeAt.RemoveRange(0, free);
        return last;
    }
}
