using System.Security.Cryptography;

namespace DingTalk.Testing.Inbox;

/// <summary>The temporary addresses of the conversation, the newest last; those that have expired stay for a while.</summary>
sealed class SessionList(TimeProvider clock)
{
    /// <summary>What DingTalk's own samples show.</summary>
    public static readonly TimeSpan DefaultValidity = TimeSpan.FromMinutes(90);

    const int Capacity = 1000;

    readonly object _gate = new();
    readonly List<GroupSession> _sessions = [];

    public IReadOnlyList<GroupSession> All
    {
        get { lock (_gate) return [.. _sessions]; }
    }

    public GroupSession Open(string origin, TimeSpan validity)
    {
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)).ToLowerInvariant();
        var session = new GroupSession(id, $"{origin}/robot/sendBySession?session={id}", clock.GetUtcNow() + validity);
        lock (_gate)
        {
            _sessions.Add(session);
            if (_sessions.Count > Capacity) _sessions.RemoveAt(0);
        }

        return session;
    }

    public GroupSession? Find(string id)
    {
        lock (_gate) return _sessions.Find(session => session.Id == id);
    }
}
