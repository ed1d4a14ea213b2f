using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>A permit for one call: of a limiter of ours, which wants to know how the call ended, or of the caller's own.</summary>
sealed class AppPermit(RateLimitLease lease)
{
    readonly RobotLease? _own = lease as RobotLease;

    public void End(bool isAnswered, TimeSpan grace)
    {
        if (_own is null) lease.Dispose();
        else if (isAnswered) _own.Complete();
        else _own.Abort(grace);
    }

    public void GiveBack()
    {
        if (_own is null) lease.Dispose();
        else _own.GiveBack();
    }
}
