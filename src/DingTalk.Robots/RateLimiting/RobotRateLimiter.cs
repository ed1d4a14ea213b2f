using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>
/// An exact limiter for a robot: DingTalk's server never sees more than <c>permitLimit</c> messages in any window, whatever
/// the latency of single calls, because a permit is free again one window after the call that used it has completed, which is
/// when its lease is disposed. A lease that is never disposed never frees its permit.
/// </summary>
/// <remarks>
/// The limit is that of DingTalk's page on custom robots: 20 messages a minute for one robot, and ten minutes of silence for
/// more. Time is the <see cref="TimeProvider"/>'s monotonic one, so that setting the clock changes nothing. Disposing a
/// limiter that a <see cref="WebhookRobot"/> handed out does nothing: other robots may share it.
/// </remarks>
public sealed class RobotRateLimiter : RateLimiter
{
    readonly bool _shared;
    readonly TimeProvider _timeProvider;
    readonly long _origin;

    // Everything below is guarded by this lock, which is never held over foreign code.
    readonly object _lock = new();
    readonly PermitBudget _budget;
    readonly PermitQueue _queue;
    readonly PermitAlarm _alarm;
    TimeSpan _closedUntil;
    TimeSpan _idleSince;
    long _successful;
    long _failed;
    bool _disposed;

    /// <summary>Makes a limiter.</summary>
    /// <param name="permitLimit">The most calls that the server may see in any window. The default is 20.</param>
    /// <param name="window">The window. The default is one minute.</param>
    /// <param name="timeProvider">The clock. The default is the system's.</param>
    /// <param name="queueLimit">
    /// The most permits that callers of <see cref="RateLimiter.AcquireAsync"/> may wait for at a time; who comes after that
    /// fails at once. The default is 100.
    /// </param>
    public RobotRateLimiter(
        int permitLimit = 20, TimeSpan? window = null, TimeProvider? timeProvider = null, int queueLimit = 100)
        : this(permitLimit, window ?? TimeSpan.FromMinutes(1), timeProvider ?? TimeProvider.System, queueLimit, shared: false)
    {
    }

    internal RobotRateLimiter(int permitLimit, TimeSpan window, TimeProvider timeProvider, int queueLimit, bool shared)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permitLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(queueLimit, 0);
        _budget = new PermitBudget(permitLimit, window);
        _timeProvider = timeProvider;
        _queue = new PermitQueue(queueLimit);
        _shared = shared;
        _origin = timeProvider.GetTimestamp();
        _alarm = new PermitAlarm(timeProvider, Wake);
    }

    /// <inheritdoc />
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                var now = Refresh();
                return !_budget.IsWhole || _queue.First is not null || _closedUntil > now ? null : now - _idleSince;
            }
        }
    }

    /// <summary>How long the limiter is still closed; zero when it is open.</summary>
    internal TimeSpan ClosedFor
    {
        get
        {
            lock (_lock)
            {
                var now = Now;
                return _closedUntil > now ? _closedUntil - now : TimeSpan.Zero;
            }
        }
    }

    TimeSpan Now => _timeProvider.GetElapsedTime(_origin);

    /// <summary>
    /// Closes the limiter for a time, whatever the local count says. A longer closure that is already in force stays. Callers
    /// that wait go on waiting.
    /// </summary>
    public void Close(TimeSpan duration)
    {
        lock (_lock)
        {
            var now = Refresh();
            var until = duration < TimeSpan.MaxValue - now ? now + duration : TimeSpan.MaxValue;
            if (until > _closedUntil) _closedUntil = until;
            if (_closedUntil > _idleSince) _idleSince = _closedUntil;
            Schedule(now);
        }
    }

    /// <inheritdoc />
    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            var now = Refresh();
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = _closedUntil > now ? 0 : Math.Max(0, _budget.Free),
                CurrentQueuedCount = _queue.Permits,
                TotalSuccessfulLeases = _successful,
                TotalFailedLeases = _failed,
            };
        }
    }

    internal void Join(int permitLimit)
    {
        lock (_lock) _budget.Join(permitLimit);
    }

    internal void Leave(int permitLimit)
    {
        lock (_lock)
        {
            _budget.Leave(permitLimit);
            ServeQueue();
        }
    }

    /// <summary>How long a caller that came now would wait at least.</summary>
    internal TimeSpan EstimateWait(int permitCount = 1)
    {
        lock (_lock) return Wait(Refresh(), _queue.Permits + permitCount);
    }

    internal void Complete(int permits, TimeSpan grace)
    {
        lock (_lock)
        {
            var now = Refresh();
            _budget.Complete(now + grace, permits);
            Schedule(now);
        }
    }

    internal void GiveBack(int permits)
    {
        lock (_lock)
        {
            _budget.GiveBack(permits);
            ServeQueue();
        }
    }

    internal void Remove(PermitWaiter waiter)
    {
        lock (_lock)
        {
            if (!_queue.Remove(waiter)) return;

            _failed++;
            ServeQueue();
        }

        waiter.TrySetCanceled(waiter.CancellationToken);
    }

    /// <inheritdoc />
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock) return (RateLimitLease?)TryLease(permitCount) ?? Fail(permitCount);
    }

    /// <inheritdoc />
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        PermitWaiter waiter;
        lock (_lock)
        {
            if (cancellationToken.IsCancellationRequested)
                return new ValueTask<RateLimitLease>(Task.FromCanceled<RateLimitLease>(cancellationToken));
            if (TryLease(permitCount) is { } lease) return new ValueTask<RateLimitLease>(lease);

            waiter = new PermitWaiter(this, permitCount, cancellationToken);
            if (!_queue.TryAdd(waiter)) return new ValueTask<RateLimitLease>(Fail(permitCount));

            Schedule(Now);
        }

        return new ValueTask<RateLimitLease>(waiter.WaitAsync());
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_shared)
        {
            lock (_lock)
            {
                _queue.FailAll(Fail(permitCount: 1));
                _alarm.Dispose();
                _disposed = true;
            }
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc />
    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(true);
        return base.DisposeAsyncCore();
    }

    RobotLease? TryLease(int permitCount)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (permitCount > _budget.Limit)
            throw new ArgumentOutOfRangeException(nameof(permitCount), permitCount, $"The limit is {_budget.Limit} permits.");

        // Who waits already comes first.
        var now = ServeQueue();
        return _queue.First is null ? Lease(now, permitCount) : null;
    }

    RobotLease? Lease(TimeSpan now, int permitCount)
    {
        if (_closedUntil > now || !_budget.TryTake(permitCount)) return null;

        _successful++;
        return new RobotLease(this, permitCount);
    }

    FailedLease Fail(int permitCount)
    {
        _failed++;
        var now = Now;
        return new FailedLease(
            Wait(now, _queue.Permits + permitCount),
            _closedUntil > now ? "DingTalk throttles the robot." : "The robot's limit is used up.");
    }

    TimeSpan Wait(TimeSpan now, int permitCount)
    {
        var free = _budget.FreeAt(now, permitCount);
        return (_closedUntil > free ? _closedUntil : free) - now;
    }

    TimeSpan Refresh()
    {
        var now = Now;
        if (_budget.Forget(now) is { } last && last > _idleSince) _idleSince = last;
        return now;
    }

    void Wake()
    {
        lock (_lock)
        {
            _alarm.HasRung();
            if (!_disposed) ServeQueue();
        }
    }

    TimeSpan ServeQueue()
    {
        var now = Refresh();
        while (_queue.First is { } waiter && Lease(now, waiter.Permits) is { } lease)
        {
            _queue.Remove(waiter);
            waiter.TrySetResult(lease);
        }

        Schedule(now);
        return now;
    }

    /// <summary>
    /// The alarm wakes whoever waits. It also keeps the limiter alive while it remembers anything: robots know it through a
    /// weak reference, and a robot made anew must not find a fresh budget.
    /// </summary>
    void Schedule(TimeSpan now)
    {
        if (_disposed) return;

        var due = _queue.First is { } first ? now + Wait(now, first.Permits) : _budget.LastFreeAt;
        _alarm.Set(now, _closedUntil > due ? _closedUntil : due);
    }
}
