namespace DingTalk.Alerting;

/// <summary>
/// Whether new kinds come so fast that nobody reads them one by one: more than so many within a minute. Pure: what was told before
/// is handed in.
/// </summary>
static class StormWatch
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Whether the new kinds of a message, with those told just before, are a storm.</summary>
    /// <param name="told">When the new kinds of earlier messages arrived.</param>
    /// <param name="arrivals">When those of this message arrived.</param>
    /// <param name="mostKinds">So many are no storm yet.</param>
    public static bool IsStorm(IReadOnlyList<DateTimeOffset> told, IEnumerable<DateTimeOffset> arrivals, int mostKinds)
    {
        // Without one that has not been told, the storm was the earlier message's.
        DateTimeOffset[] fresh = [.. arrivals];
        if (fresh.Length == 0) return false;
        var all = told.Concat(fresh).OrderBy(static at => at).ToArray();
        for (var i = mostKinds; i < all.Length; i++)
        {
            var (start, end) = (all[i - mostKinds], all[i]);
            if (end - start < Window && Array.Exists(fresh, at => at >= start && at <= end)) return true;
        }

        return false;
    }

    /// <summary>What is to be remembered once a message has been told: arrivals that a window may still hold.</summary>
    public static IReadOnlyList<DateTimeOffset> Remember(
        IReadOnlyList<DateTimeOffset> told, IEnumerable<DateTimeOffset> arrivals, DateTimeOffset now) =>
        [.. told.Concat(arrivals).Where(at => now - at < Window)];
}
