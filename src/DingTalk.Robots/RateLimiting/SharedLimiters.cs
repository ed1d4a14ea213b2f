using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace DingTalk.Robots;

/// <summary>
/// The limiters of this process by what DingTalk counts by: a webhook's access token, an app's key and API; never by object. Both
/// are known by their hash only. Limiters are held weakly (one that remembers anything keeps itself alive), and each clock has its own, so that
/// tests with clocks of their own do not meet.
/// </summary>
static class SharedLimiters
{
    const int QueueLimit = 100;

    static readonly ConditionalWeakTable<TimeProvider, Dictionary<string, WeakReference<RobotRateLimiter>>> ByClock = new();

    /// <summary>The limiter of a key, joined. Of the limits that its users ask for, the smallest holds.</summary>
    public static RobotRateLimiter Get(string key, TimeProvider timeProvider, int permitLimit, TimeSpan window)
    {
        var hash = Hash(key);
        var limiters = ByClock.GetValue(timeProvider, static _ => []);
        lock (limiters)
        {
            if (limiters.TryGetValue(hash, out var known) && known.TryGetTarget(out var shared))
            {
                shared.Join(permitLimit);
                return shared;
            }

            foreach (var dead in limiters.Where(l => !l.Value.TryGetTarget(out _)).Select(l => l.Key).ToList())
                limiters.Remove(dead);

            var limiter = new RobotRateLimiter(
                permitLimit, window, timeProvider, QueueLimit, shared: true);
            limiter.Join(permitLimit);
            limiters[hash] = new WeakReference<RobotRateLimiter>(limiter);
            return limiter;
        }
    }

    static string Hash(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
#if NETSTANDARD2_0
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(bytes));
#else
        return Convert.ToBase64String(SHA256.HashData(bytes));
#endif
    }
}
