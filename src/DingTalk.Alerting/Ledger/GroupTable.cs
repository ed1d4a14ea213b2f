using System.Collections.Concurrent;

namespace DingTalk.Alerting;

/// <summary>
/// The known kinds, found by content. Looking one up takes no lock; everything else is done under the ledger's gate. Bounded:
/// what comes over the bound is counted in one "other" group for each level.
/// </summary>
sealed class GroupTable(int maxKinds, TimeSpan episodeMemory, SteadyClock clock, StateFile? state)
{
    readonly ConcurrentDictionary<AlertIdentity, AlertGroup> _byContent = new();
    readonly List<AlertGroup> _groups = [];
    readonly AlertGroup?[] _others = new AlertGroup?[6];
    int _maxKinds = maxKinds;
    TimeSpan _episodeMemory = episodeMemory;
    DateTimeOffset _noRoomUntil;
    long _lastId;

    /// <summary>Every group, the "other" ones included. Under the gate.</summary>
    public IReadOnlyList<AlertGroup> Groups => _groups;

    /// <summary>Whether kinds have been forgotten since this was last set. Under the gate.</summary>
    public bool HasForgotten { get; set; }

    /// <summary>How many kinds are told apart now. Under the gate.</summary>
    public int Kinds { get; private set; }

    /// <summary>Under the gate.</summary>
    public void Reconfigure(int newMaxKinds, TimeSpan newEpisodeMemory)
    {
        _maxKinds = newMaxKinds;
        _episodeMemory = newEpisodeMemory;
        _noRoomUntil = default;
    }

    /// <summary>The group of a known kind, or null. Reads the exception's frames only where types and throw sites do not tell.</summary>
    public AlertGroup? Find(in AlertIdentity identity, Exception? exception, ref ExceptionIdentity? read)
    {
        if (!_byContent.TryGetValue(identity, out var head)) return null;
        if (exception is null) return head.IsRetired ? null : head;
        for (var group = head; group is not null; group = group.Next)
        {
            if (!group.IsRetired && group.MatchesQuickly(exception)) return group;
        }

        read ??= ExceptionIdentity.Read(exception);
        for (var group = head; group is not null; group = group.Next)
        {
            if (group.IsRetired || !group.IsSame(read)) continue;
            group.AddAlias(read);
            return group;
        }

        return null;
    }

    /// <summary>The group of a kind that is not known yet, or has become known meanwhile. Under the gate.</summary>
    public AlertGroup Open(in AlertIdentity identity, ExceptionIdentity? exception, out bool isNew)
    {
        isNew = false;
        _byContent.TryGetValue(identity, out var head);
        for (var known = head; known is not null; known = known.Next)
        {
            if (!known.IsRetired && known.IsSame(exception)) return known;
        }

        if (Kinds >= _maxKinds && !MakeRoom()) return Other(identity.Level, out isNew);
        // Making room may have taken the head out of the table.
        _byContent.TryGetValue(identity, out head);
        // Its record stands in the state file before anybody can find it and count.
        var slot = state?.TryTake(identity, exception, isOther: false);
        var group = new AlertGroup(++_lastId, identity, identity.Text, exception, isOther: false, slot) { Next = head };
        isNew = true;
        Kinds++;
        _groups.Add(group);
        _byContent[identity] = group;
        return group;
    }

    /// <summary>Takes over what earlier runs left: told like any kind, but nothing is counted in it. Under the gate.</summary>
    public void AddLeft(LeftKind left, StateSlot slot) =>
        _groups.Add(new AlertGroup(++_lastId, left, slot, clock.Now, clock.WallNow));

    /// <summary>Forgets what an earlier run left, once it is settled. Under the gate.</summary>
    public void RemoveLeft(AlertGroup group) => _groups.Remove(group);

    AlertGroup Other(AlertLevel level, out bool isNew)
    {
        isNew = _others[(int)level] is null;
        if (_others[(int)level] is { } other) return other;
        var identity = new AlertIdentity(level, null, 0, "", null);
        other = new AlertGroup(++_lastId, identity, "", null, isOther: true, state?.TryTake(identity, null, isOther: true));
        _others[(int)level] = other;
        _groups.Add(other);
        return other;
    }

    /// <summary>Forgets the kinds whose episode is over and of which nothing is untold.</summary>
    bool MakeRoom()
    {
        var now = clock.Now;
        if (now < _noRoomUntil) return false;
        var made = false;
        var earliest = DateTimeOffset.MaxValue;
        // All of them at once: the next new kinds need room as well, and a look at a thousand groups is not for each of them.
        foreach (var group in _groups.ToArray())
        {
            if (group.IsOther || group.Untold > 0 || group.InFlight > 0) continue;
            var over = group.Episode.LastActivity + _episodeMemory;
            if (over > now)
            {
                if (over < earliest) earliest = over;
                continue;
            }

            if (!group.TryRetire()) continue;
            Unlink(group);
            _groups.Remove(group);
            Kinds--;
            HasForgotten = made = true;
        }

        // Kinds that wait now may be told and fall quiet later, but not sooner than this.
        if (!made) _noRoomUntil = Earlier(earliest, now + _episodeMemory);
        return made;
    }

    void Unlink(AlertGroup group)
    {
        if (!_byContent.TryGetValue(group.Identity, out var head)) return;
        if (ReferenceEquals(head, group))
        {
            if (group.Next is { } next) _byContent[group.Identity] = next;
            else _byContent.TryRemove(group.Identity, out _);
            return;
        }

        for (var before = head; before.Next is not null; before = before.Next)
        {
            if (!ReferenceEquals(before.Next, group)) continue;
            before.Next = group.Next;
            return;
        }
    }

    static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
