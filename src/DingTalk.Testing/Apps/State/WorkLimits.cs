using System.Security.Cryptography;
using System.Text;

namespace DingTalk.Testing.Apps.State;

/// <summary>
/// What one person gets of an app's work notifications in a day of China time: the same content once, and 500 in all. And how
/// often everybody is written to: three times a day.
/// </summary>
sealed class WorkLimits
{
    public const int PerDay = 500;
    public const int ToAllPerDay = 3;

    static readonly TimeSpan China = TimeSpan.FromHours(8);

    readonly HashSet<(string User, string Content)> _contents = [];
    readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    DateTime _day;
    int _toAll;

    public bool TryTakeAll(DateTimeOffset now)
    {
        Begin(now);
        if (_toAll >= ToAllPerDay) return false;
        _toAll++;
        return true;
    }

    /// <summary>The code and threshold of the rule that keeps the message from the person, or null: it was taken.</summary>
    public (int Code, int Count)? Take(string user, string content, DateTimeOffset now)
    {
        Begin(now);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        if (_contents.Contains((user, hash))) return (143106, 1);
        var count = _counts.GetValueOrDefault(user);
        if (count >= PerDay) return (143105, PerDay);
        _counts[user] = count + 1;
        _contents.Add((user, hash));
        return null;
    }

    public void Clear()
    {
        _contents.Clear();
        _counts.Clear();
        _toAll = 0;
    }

    void Begin(DateTimeOffset now)
    {
        var day = now.ToOffset(China).Date;
        if (day == _day) return;
        _day = day;
        Clear();
    }
}
