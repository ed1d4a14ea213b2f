using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>The permits of all robots of a group that are in. Whoever waits comes in turn, and looks again when one is due.</summary>
sealed class GroupLimiter(GroupRoster roster, TimeProvider timeProvider) : RateLimiter
{
    const int QueueLimit = 100;
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(75);

    // A permit may be given back before it is due.
    static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);
    static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(1);

    readonly SemaphoreSlim _turn = new(1, 1);
    long _successful;
    long _failed;
    int _waiting;

    public override TimeSpan? IdleDuration
    {
        get
        {
            var idle = roster.Robots.Select(static robot => robot.RateLimiter.IdleDuration).ToArray();
            return Array.IndexOf(idle, null) >= 0 ? null : idle.Min();
        }
    }

    public override RateLimiterStatistics GetStatistics() => new()
    {
        CurrentAvailablePermits = roster.Describe().Where(static member => !member.IsOut)
            .Sum(static member => member.Robot.RateLimiter.GetStatistics()?.CurrentAvailablePermits ?? 0),
        CurrentQueuedCount = Volatile.Read(ref _waiting),
        TotalSuccessfulLeases = Interlocked.Read(ref _successful),
        TotalFailedLeases = Interlocked.Read(ref _failed),
    };

    /// <summary>
    /// A permit in 75 seconds at most; a failed one at once, where none can come in that time or nobody is there before somebody mends
    /// what is wrong.
    /// </summary>
    public async Task<RateLimitLease> WaitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var permit = AttemptAcquireCore(1);
        if (permit.IsAcquired || RetryAfter(permit) > LongestWait || roster.AreAllRefused) return permit;
#if NETSTANDARD2_0
        using var timeout = timeProvider.CreateCancellationTokenSource(LongestWait);
#else
        using var timeout = new CancellationTokenSource(LongestWait, timeProvider);
#endif
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await AcquireAsyncCore(1, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return AttemptAcquireCore(1);
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        if (permitCount > 1)
            throw new ArgumentOutOfRangeException(nameof(permitCount), permitCount, "A group gives one permit at a time.");

        var permit = roster.TryTake([]);
        Interlocked.Increment(ref permit.IsAcquired ? ref _successful : ref _failed);
        return permit;
    }

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var permit = AttemptAcquireCore(permitCount);
        if (permit.IsAcquired) return permit;
        try
        {
            if (Interlocked.Increment(ref _waiting) > QueueLimit) return permit;

            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                while (true)
                {
                    permit = AttemptAcquireCore(permitCount);
                    if (permit.IsAcquired) return permit;
                    await SleepAsync(RetryAfter(permit), cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    Task SleepAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (time > LongestSleep) time = LongestSleep;
        if (time < ShortestSleep) time = ShortestSleep;
#if NETSTANDARD2_0
        return timeProvider.Delay(time, cancellationToken);
#else
        return Task.Delay(time, timeProvider, cancellationToken);
#endif
    }

    static TimeSpan RetryAfter(RateLimitLease permit)
        => permit.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
}
