namespace DingTalk.Alerting;

/// <summary>Finds out whether new kinds came so fast that nobody reads them one by one: more than so many within a minute.</summary>
sealed class StormWatch
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // New kinds that an earlier message told, no older than the window.
    List<DateTimeOffset> _told = [];

    /// <summary>Whether the new kinds of a message, with those told just before, are a storm.</summary>
    public bool Sees(IEnumerable<DateTimeOffset> arrivals, int mostKinds)
    {
        var all = _told.Concat(arrivals).OrderBy(static at => at).ToArray();
        for (var i = mostKinds; i < all.Length; i++)
        {
            // Those of an earlier message were told as one then; a storm needs one that has not been.
            if (all[i] - all[i - mostKinds] < Window && i >= _told.Count) return true;
        }

        return false;
    }

    /// <summary>The message was told.</summary>
    public void OnTold(IEnumerable<DateTimeOffset> arrivals, DateTimeOffset now) =>
        _told = [.. _told.Concat(arrivals).Where(at => now - at < Window).OrderBy(static at => at)];
}
