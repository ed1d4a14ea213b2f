namespace DingTalk.Extensions.Logging.Timing;

/// <summary>
/// Drives a pipeline: pumps at once when woken, else when the next thing is due, by one timer that is set only while something
/// waits.
/// </summary>
sealed class PumpTimer : IDisposable
{
    // What is overdue waits for something else; a pause keeps that from becoming a busy loop.
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    readonly TimeProvider _timeProvider;
    readonly Action _pump;
    readonly Func<DateTimeOffset?> _nextDue;
    readonly ITimer _timer;
    int _queued;

    // Owned by whoever holds the gate; nobody who logs ever does.
    readonly object _gate = new();
    bool _disposed;

    public PumpTimer(TimeProvider timeProvider, Action pump, Func<DateTimeOffset?> nextDue)
    {
        _timeProvider = timeProvider;
        _pump = pump;
        _nextDue = nextDue;
        _timer = OneShotTimer.Create(timeProvider, static state => ((PumpTimer)state!).Pump(), this);
    }

    /// <summary>Pumps soon, on another thread; at most one pump is outstanding.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _queued, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static state => ((PumpTimer)state!).Pump(), this);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
        }
    }

    void Pump()
    {
        // Before the pump, so that what becomes due during it is not overlooked.
        Interlocked.Exchange(ref _queued, 0);
        lock (_gate)
        {
            if (_disposed) return;
            _pump();
            SetTimer();
        }
    }

    void SetTimer()
    {
        if (_nextDue() is not { } due)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // Timers count whole milliseconds and would come early for a fraction.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling((due - _timeProvider.GetUtcNow()).TotalMilliseconds));
        _timer.Change(wait < Shortest ? Shortest : wait > Longest ? Longest : wait, Timeout.InfiniteTimeSpan);
    }
}
