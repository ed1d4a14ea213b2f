namespace DingTalk.Testing.Inbox;

/// <summary>
/// The requests that are remembered, oldest first; their numbers follow each other without a gap. Every change, a new request
/// as well as one that was changed or a clearing, has a revision of its own.
/// </summary>
sealed class GroupInbox(int capacity)
{
    readonly object _gate = new();
    readonly Queue<GroupMessage> _messages = new();
    readonly Dictionary<long, GroupMessage> _changed = [];
    long _lastId;
    long _revision;
    long _clearedAt;

    public ChangeSignal Changed { get; } = new();

    public long NextId
    {
        get { lock (_gate) return _lastId + 1; }
    }

    public GroupMessage Add(GroupMessage message)
    {
        lock (_gate)
        {
            message = message with { Id = ++_lastId, Revision = ++_revision };
            _messages.Enqueue(message);
            if (_messages.Count > capacity) _changed.Remove(_messages.Dequeue().Id);
        }

        Changed.Set();
        return message;
    }

    /// <summary>Changes a request that is still remembered, such as one that is recalled. False where it is not.</summary>
    public bool Change(long id, Func<GroupMessage, GroupMessage> change)
    {
        lock (_gate)
        {
            if (Find(id) is not { } message) return false;
            _changed[id] = change(message) with { Id = id, Revision = ++_revision };
        }

        Changed.Set();
        return true;
    }

    public IReadOnlyList<GroupMessage> After(long id)
    {
        lock (_gate)
        {
            var forgotten = _lastId - _messages.Count;
            return [.. _messages.Skip((int)Math.Clamp(id - forgotten, 0, _messages.Count)).Select(Current)];
        }
    }

    /// <summary>
    /// What is new or changed since a revision, in the order of the changes, the revision now, and whether all before was
    /// cleared in between.
    /// </summary>
    public (IReadOnlyList<GroupMessage> Messages, long Revision, bool Cleared) Since(long revision)
    {
        lock (_gate)
        {
            var messages = _messages.Select(Current).Where(message => message.Revision > revision);
            return ([.. messages.OrderBy(message => message.Revision)], _revision, _clearedAt > revision);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _messages.Clear();
            _changed.Clear();
            _clearedAt = ++_revision;
        }

        Changed.Set();
    }

    GroupMessage? Find(long id) => _messages.FirstOrDefault(message => message.Id == id) is { } message ? Current(message) : null;

    GroupMessage Current(GroupMessage message) => _changed.GetValueOrDefault(message.Id, message);
}
