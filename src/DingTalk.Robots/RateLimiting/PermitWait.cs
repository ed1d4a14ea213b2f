using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>Takes a permit for one message, and does not wait for one that cannot come in time.</summary>
sealed class PermitWait(RobotRateLimiter limiter, TimeSpan maxWait, TimeProvider timeProvider)
{
    /// <summary>A permit that is already the robot's own, or why there is none.</summary>
    public async Task<(RobotLease? Lease, SendResult? Refusal)> TakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wait = limiter.EstimateWait();
        if (wait > maxWait) return (null, NoPermit(wait));

        var permit = wait == TimeSpan.Zero ? limiter.AttemptAcquire() : null;
        if (permit is not { IsAcquired: true }) permit = await QueueAsync(cancellationToken).ConfigureAwait(false);
        if (permit is RobotLease lease && lease.TryBeginSend()) return (lease, null);

        return (null, NoPermit(limiter.EstimateWait()));
    }

    async Task<RateLimitLease?> QueueAsync(CancellationToken cancellationToken)
    {
        if (maxWait == TimeSpan.Zero) return null;

#if NETSTANDARD2_0
        using var timeout = timeProvider.CreateCancellationTokenSource(maxWait);
#else
        using var timeout = new CancellationTokenSource(maxWait, timeProvider);
#endif
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await limiter.AcquireAsync(1, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>What is told instead of sending.</summary>
    public SendResult NoPermit(TimeSpan retryAfter)
    {
        var isClosed = limiter.ClosedFor > TimeSpan.Zero;
        return new SendResult
        {
            Outcome = SendOutcome.NotAccepted,
            Reason = isClosed ? SendReason.Throttled : SendReason.NoPermit,
            Advice = isClosed
                ? "DingTalk silences the robot for having been sent too many messages; nothing was sent. Wait, and send fewer, "
                    + "fuller messages."
                : "The robot's limit is used up, and no permit was free in time; nothing was sent. Send fewer, fuller messages.",
            RetryAfter = retryAfter,
        };
    }
}
