namespace DingTalk.Robots;

/// <summary>Wakes a limiter when a permit is free again. Not thread-safe: its limiter locks.</summary>
sealed class PermitAlarm : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    readonly ITimer _timer;
    TimeSpan _due = TimeSpan.MaxValue;

    public PermitAlarm(TimeProvider timeProvider, Action ring)
    {
        using (Flow.Suppress())
        {
            _timer = timeProvider.CreateTimer(
                static ring => ((Action)ring!)(), ring, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Rings at that time in place of any other; not where it has passed, and within a day where it is further off.</summary>
    public void Set(TimeSpan now, TimeSpan due)
    {
        if (due <= now || due == _due) return;

        _due = due;
        var delay = due - now < Longest ? due - now : Longest;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    public void HasRung() => _due = TimeSpan.MaxValue;

    public void Dispose() => _timer.Dispose();
}
