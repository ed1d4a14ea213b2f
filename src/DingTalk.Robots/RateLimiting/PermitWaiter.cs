using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>One caller in a limiter's queue.</summary>
sealed class PermitWaiter(RobotRateLimiter limiter, int permits, CancellationToken cancellationToken)
    : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public int Permits { get; } = permits;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public async Task<RateLimitLease> WaitAsync()
    {
        using (CancellationToken.Register(static waiter => ((PermitWaiter)waiter!).GiveUp(), this))
            return await Task.ConfigureAwait(false);
    }

    void GiveUp() => limiter.Remove(this);
}
