namespace DingTalk.Testing.Checks;

/// <summary>
/// One robot's rate limit: at most so many messages in any 60 seconds, and a penalty for one more. DingTalk does not say what
/// counts; inferred here: every request that passes the other checks and is taken, a repeated msgUuid included. Refused ones
/// neither count nor lengthen the penalty.
/// </summary>
sealed class SendWindow(int perMinute, TimeSpan penalty)
{
    public static readonly TimeSpan MaxPenalty = TimeSpan.FromDays(366);

    static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    readonly Queue<DateTimeOffset> _taken = new();
    DateTimeOffset _closedUntil = DateTimeOffset.MinValue;

    public int PerMinute { get; set; } = perMinute;

    public TimeSpan Penalty { get; set; } = penalty;

    public DateTimeOffset? ClosedUntil(DateTimeOffset now) => now < _closedUntil ? _closedUntil : null;

    public int Taken(DateTimeOffset now)
    {
        while (_taken.TryPeek(out var oldest) && now - oldest >= Length) _taken.Dequeue();
        return _taken.Count;
    }

    /// <summary>Whether there is room now; where there is none, and no penalty runs, one begins.</summary>
    public bool HasRoom(DateTimeOffset now)
    {
        if (now < _closedUntil) return false;
        if (Taken(now) < PerMinute) return true;
        Close(now);
        return false;
    }

    public void Take(DateTimeOffset now) => _taken.Enqueue(now);

    public void Close(DateTimeOffset now) => _closedUntil = now + Penalty;

    public void Clear()
    {
        _taken.Clear();
        _closedUntil = DateTimeOffset.MinValue;
    }
}
