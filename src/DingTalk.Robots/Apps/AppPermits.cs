using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>The permits of an app's calls: 20 a second for each API, shared by the process; or those of the caller's own limiter.</summary>
sealed class AppPermits(AppRobotOptions options)
{
    readonly object _lock = new();
    readonly Dictionary<string, RobotRateLimiter> _limiters = [];
    bool _isDisposed;

    public RateLimiter LimiterOf(string api) => options.RateLimiter ?? Own(api);

    public Task<(AppPermit? Permit, SendResult? Refusal)> TakeAsync(string api, CancellationToken cancellationToken)
        => options.RateLimiter is { } foreign
            ? TakeForeignAsync(foreign, cancellationToken)
            : TakeOwnAsync(api, cancellationToken);

    /// <summary>Takes over a permit that the caller took before.</summary>
    /// <exception cref="ArgumentException">The permit is none of this API's, or has been used.</exception>
    public AppPermit Adopt(string api, RateLimitLease permit)
    {
        ArgumentNullException.ThrowIfNull(permit);
        if (!permit.IsAcquired) throw new ArgumentException("The permit was not acquired.", nameof(permit));
        if (options.RateLimiter is not null) return new AppPermit(permit);
        if (permit is not RobotLease lease || lease.Limiter != Own(api))
            throw new ArgumentException("The permit is not from this robot's rate limiter.", nameof(permit));
        if (!lease.TryBeginSend()) throw new ArgumentException("The permit has been used already.", nameof(permit));
        return new AppPermit(lease);
    }

    /// <summary>DingTalk throttles the API: nobody calls it for so long.</summary>
    public void Close(string api, TimeSpan pause)
    {
        if (options.RateLimiter is null) Own(api).Close(pause);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            foreach (var limiter in _limiters.Values) limiter.Leave(options.CallsPerSecond);
        }
    }

    RobotRateLimiter Own(string api)
    {
        lock (_lock)
        {
            if (_limiters.TryGetValue(api, out var known)) return known;

            var limiter = SharedLimiters.Get(
                $"app {options.AppKey} {api}", options.TimeProvider, options.CallsPerSecond, TimeSpan.FromSeconds(1));
            return _limiters[api] = limiter;
        }
    }

    async Task<(AppPermit? Permit, SendResult? Refusal)> TakeOwnAsync(string api, CancellationToken cancellationToken)
    {
        var (lease, refusal) = await new PermitWait(Own(api), options.MaxWait, options.TimeProvider)
            .TakeAsync(cancellationToken).ConfigureAwait(false);
        return (lease is null ? null : new AppPermit(lease), refusal);
    }

    async Task<(AppPermit? Permit, SendResult? Refusal)> TakeForeignAsync(
        RateLimiter limiter, CancellationToken cancellationToken)
    {
#if NETSTANDARD2_0
        using var timeout = options.TimeProvider.CreateCancellationTokenSource(options.MaxWait);
#else
        using var timeout = new CancellationTokenSource(options.MaxWait, options.TimeProvider);
#endif
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        TimeSpan? retryAfter = null;
        try
        {
            var lease = options.MaxWait == TimeSpan.Zero
                ? limiter.AttemptAcquire()
                : await limiter.AcquireAsync(1, either.Token).ConfigureAwait(false);
            if (lease.IsAcquired) return (new AppPermit(lease), null);

            if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)) retryAfter = wait;
            lease.Dispose();
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return (null, new SendResult
        {
            Outcome = SendOutcome.NotAccepted,
            Reason = SendReason.NoPermit,
            Advice = "The rate limiter of the options gave no permit in time; nothing was sent.",
            RetryAfter = retryAfter,
        });
    }
}
