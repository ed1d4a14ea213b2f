namespace Replay.Timing;

/// <summary>A clock that stands still until it is moved, and then calls the timers on its way. It never goes back.</summary>
sealed class ReplayClock(DateTimeOffset start) : TimeProvider
{
    readonly Lock _gate = new();
    readonly List<ReplayTimer> _timers = [];
    DateTimeOffset _now = start.ToUniversalTime();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ReplayTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to a time, calling each timer at the time it is due.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        while (Next(time.ToUniversalTime()) is { } due) due.Callback();
    }

    public void Advance(TimeSpan step) => AdvanceTo(GetUtcNow() + step);

    internal bool Set(ReplayTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.IsDisposed) return false;
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            timer.Due = dueTime < DateTimeOffset.MaxValue - _now ? _now + dueTime : DateTimeOffset.MaxValue;
            _timers.Add(timer);
            return true;
        }
    }

    internal void Remove(ReplayTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _timers.Remove(timer);
        }
    }

    /// <summary>The next timer due until then, with the clock at its time; null once the clock has arrived.</summary>
    ReplayTimer? Next(DateTimeOffset time)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= time).MinBy(timer => timer.Due);
            var arrived = next?.Due ?? time;
            if (arrived > _now) _now = arrived;
            if (next is null) return null;
            if (next.Period > TimeSpan.Zero) next.Due += next.Period;
            else _timers.Remove(next);
            return next;
        }
    }
}
