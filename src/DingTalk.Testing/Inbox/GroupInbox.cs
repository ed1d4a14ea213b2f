namespace DingTalk.Testing.Inbox;

/// <summary>The requests that are remembered, oldest first; their numbers follow each other without a gap.</summary>
sealed class GroupInbox(int capacity)
{
    readonly object _gate = new();
    readonly Queue<GroupMessage> _messages = new();
    long _lastId;

    public ChangeSignal Changed { get; } = new();

    public long NextId
    {
        get { lock (_gate) return _lastId + 1; }
    }

    public GroupMessage Add(GroupMessage message)
    {
        lock (_gate)
        {
            message = message with { Id = ++_lastId };
            _messages.Enqueue(message);
            if (_messages.Count > capacity) _messages.Dequeue();
        }

        Changed.Set();
        return message;
    }

    public IReadOnlyList<GroupMessage> After(long id)
    {
        lock (_gate)
        {
            var forgotten = _lastId - _messages.Count;
            return [.. _messages.Skip((int)Math.Clamp(id - forgotten, 0, _messages.Count))];
        }
    }

    public void Clear()
    {
        lock (_gate) _messages.Clear();
        Changed.Set();
    }
}
