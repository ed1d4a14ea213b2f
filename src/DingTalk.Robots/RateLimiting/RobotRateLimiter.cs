using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>
/// An exact limiter for a robot: DingTalk's server never sees more than <c>permitLimit</c> messages in any window, whatever
/// the latency of single calls, because a permit is free again one window after the call that used it has completed.
/// </summary>
public sealed class RobotRateLimiter : RateLimiter
{
    /// <summary>Makes a limiter.</summary>
    public RobotRateLimiter(int permitLimit = 20, TimeSpan? window = null, TimeProvider? timeProvider = null)
        => throw new NotImplementedException();

    /// <summary>Closes the limiter for a time, whatever the local count says. A longer closure that is already in force stays.</summary>
    public void Close(TimeSpan duration) => throw new NotImplementedException();

    /// <inheritdoc />
    public override TimeSpan? IdleDuration => throw new NotImplementedException();

    /// <inheritdoc />
    public override RateLimiterStatistics? GetStatistics() => throw new NotImplementedException();

    /// <inheritdoc />
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotImplementedException();

    /// <inheritdoc />
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        => throw new NotImplementedException();
}
