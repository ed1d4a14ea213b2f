using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>Who waits for permits, first come first served. Not thread-safe: its limiter locks.</summary>
sealed class PermitQueue(int limit)
{
    readonly LinkedList<PermitWaiter> _waiters = new();

    /// <summary>How many permits are waited for.</summary>
    public int Permits { get; private set; }

    public PermitWaiter? First => _waiters.First?.Value;

    public bool TryAdd(PermitWaiter waiter)
    {
        if (waiter.Permits > limit - Permits) return false;

        _waiters.AddLast(waiter);
        Permits += waiter.Permits;
        return true;
    }

    public bool Remove(PermitWaiter waiter)
    {
        if (!_waiters.Remove(waiter)) return false;

        Permits -= waiter.Permits;
        return true;
    }

    public void FailAll(RateLimitLease lease)
    {
        foreach (var waiter in _waiters) waiter.TrySetResult(lease);
        _waiters.Clear();
        Permits = 0;
    }
}
