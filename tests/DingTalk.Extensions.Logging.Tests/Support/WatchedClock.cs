using Microsoft.Extensions.Time.Testing;
using Support;

namespace DingTalk.Extensions.Logging.Tests.Support;

/// <summary>A clock that the test moves, and that shows which timers are set.</summary>
sealed class WatchedClock : FakeTimeProvider
{
    readonly object _lock = new();
    readonly List<WatchedTimer> _timers = [];
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WatchedClock()
        : base(Some.Time)
    {
    }

    /// <summary>How often the time was read.</summary>
    public int Reads { get; private set; }

    /// <summary>For how long each timer that is set was set, in the order of the timers' making.</summary>
    public IReadOnlyList<TimeSpan> Set
    {
        get
        {
            lock (_lock) return [.. _timers.Select(t => t.Due).OfType<TimeSpan>()];
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        Reads++;
        return base.GetUtcNow();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this);
        timer.Inner = base.CreateTimer(
            state =>
            {
                timer.Due = null;
                callback(state);
            },
            state, dueTime, period);
        lock (_lock) _timers.Add(timer);
        timer.Note(dueTime);
        return timer;
    }

    /// <summary>Completes when a timer is set for just this long.</summary>
    public async Task WhenSetAsync(TimeSpan due)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_timers.Any(t => t.Due == due)) return;
                changed = _changed.Task;
            }

            await changed.WithPatience();
        }
    }

    sealed class WatchedTimer(WatchedClock clock) : ITimer
    {
        public ITimer? Inner { get; set; }

        public TimeSpan? Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = Inner!.Change(dueTime, period);
            Note(dueTime);
            return changed;
        }

        public void Note(TimeSpan due)
        {
            lock (clock._lock)
            {
                Due = due == Timeout.InfiniteTimeSpan ? null : due;
                clock._changed.SetResult();
                clock._changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        public void Dispose()
        {
            Inner!.Dispose();
            Note(Timeout.InfiniteTimeSpan);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
