using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace DingTalk.Robots;

/// <summary>
/// The limiters of this process by access token, because DingTalk counts by robot and not by object. Tokens are known by their
/// hash only. Limiters are held weakly (one that remembers anything keeps itself alive), and each clock has its own, so that
/// tests with clocks of their own do not meet.
/// </summary>
static class SharedLimiters
{
    const int QueueLimit = 100;

    static readonly ConditionalWeakTable<TimeProvider, Dictionary<string, WeakReference<RobotRateLimiter>>> ByClock = new();

    /// <summary>The limiter of a token, joined. Of the limits that its users ask for, the smallest holds.</summary>
    public static RobotRateLimiter Get(string accessToken, TimeProvider timeProvider, int messagesPerMinute)
    {
        var hash = Hash(accessToken);
        var limiters = ByClock.GetValue(timeProvider, static _ => []);
        lock (limiters)
        {
            if (limiters.TryGetValue(hash, out var known) && known.TryGetTarget(out var shared))
            {
                shared.Join(messagesPerMinute);
                return shared;
            }

            foreach (var dead in limiters.Where(l => !l.Value.TryGetTarget(out _)).Select(l => l.Key).ToList())
                limiters.Remove(dead);

            var limiter = new RobotRateLimiter(
                messagesPerMinute, TimeSpan.FromMinutes(1), timeProvider, QueueLimit, shared: true);
            limiter.Join(messagesPerMinute);
            limiters[hash] = new WeakReference<RobotRateLimiter>(limiter);
            return limiter;
        }
    }

    static string Hash(string accessToken)
    {
        var bytes = Encoding.UTF8.GetBytes(accessToken);
#if NETSTANDARD2_0
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(bytes));
#else
        return Convert.ToBase64String(SHA256.HashData(bytes));
#endif
    }
}
