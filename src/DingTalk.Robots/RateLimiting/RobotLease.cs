using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>
/// Permits of a <see cref="RobotRateLimiter"/>. Whoever holds it disposes it when the call is over. Once a robot has begun to
/// send on it, only the robot can end it: a caller's disposal in the middle of the call would free the permit too early.
/// </summary>
sealed class RobotLease(RobotRateLimiter limiter, int permits) : RateLimitLease
{
    const int Held = 0;
    const int Sending = 1;
    const int Over = 2;

    int _state;

    public RobotRateLimiter Limiter => limiter;

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    /// <summary>Takes the lease over from whoever holds it; false when it has been used already.</summary>
    public bool TryBeginSend() => Interlocked.CompareExchange(ref _state, Sending, Held) == Held;

    /// <summary>The call is over, and the server has seen it by now.</summary>
    public void Complete() => End(TimeSpan.Zero);

    /// <summary>The call was given up; the server may see it for as long as <paramref name="grace"/> from now.</summary>
    public void Abort(TimeSpan grace) => End(grace);

    /// <summary>Nothing was sent, and nothing will be: the permits are free at once.</summary>
    public void GiveBack()
    {
        if (Interlocked.Exchange(ref _state, Over) != Over) limiter.GiveBack(permits);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (Interlocked.CompareExchange(ref _state, Over, Held) == Held) limiter.Complete(permits, TimeSpan.Zero);
        base.Dispose(disposing);
    }

    void End(TimeSpan grace)
    {
        if (Interlocked.Exchange(ref _state, Over) != Over) limiter.Complete(permits, grace);
    }
}
