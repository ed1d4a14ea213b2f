using DingTalk.Testing.Checks;

namespace DingTalk.Testing.Inbox;

/// <summary>
/// The requests that are remembered, oldest first; their numbers follow each other without a gap. Every change, a new request
/// as well as one that was changed or a clearing, has a revision of its own.
/// </summary>
sealed class GroupInbox(int capacity)
{
    /// <summary>What all that is remembered may take, about; the newest request is remembered whatever it takes.</summary>
    public const long MaxBytes = 128L << 20;

    readonly object _gate = new();
    readonly Queue<GroupMessage> _messages = new();
    readonly Dictionary<long, GroupMessage> _changed = [];
    readonly InboxReaders _readers = new();
    readonly RequestTotals _totals = new();
    long _bytes;
    long _lastId;
    long _revision;
    long _clearedAt;

    public ChangeSignal Changed { get; } = new();

    public long NextId
    {
        get { lock (_gate) return _lastId + 1; }
    }

    /// <summary>How many requests were delivered and refused since the start or the last reset, remembered or not.</summary>
    public (long Delivered, long Refused) Totals
    {
        get { lock (_gate) return (_totals.Delivered, _totals.Refused); }
    }

    /// <summary>The newest one.</summary>
    public long Revision
    {
        get { lock (_gate) return _revision; }
    }

    public GroupMessage Add(GroupMessage message)
    {
        lock (_gate)
        {
            message = message with { Id = ++_lastId, Revision = ++_revision };
            _messages.Enqueue(message);
            _totals.Count(message.Outcome);
            _bytes += message.MemoryBytes;
            while (_messages.Count > 1 && (_messages.Count > capacity || _bytes > MaxBytes)) Forget();
            _readers.Add(message);
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

    public GroupMessage? Get(long id)
    {
        lock (_gate) return Find(id);
    }

    public IReadOnlyList<GroupMessage> After(long id) => Look(id).Messages;

    /// <summary>What came after a number, and the number that the next request will get.</summary>
    public (IReadOnlyList<GroupMessage> Messages, long Next) Look(long id)
    {
        lock (_gate)
        {
            var skip = (int)Math.Clamp(Math.Max(id, 0) - (_lastId - _messages.Count), 0, _messages.Count);
            return ([.. _messages.Skip(skip).Select(Current)], _lastId + 1);
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

    public InboxReader Read()
    {
        lock (_gate) return _readers.Join([.. _messages.Select(Current)]);
    }

    /// <summary>Waits until whoever reads every request has nearly caught up.</summary>
    public Task ReadersAsync(CancellationToken cancellationToken) => _readers.CatchUpAsync(cancellationToken);

    public void Clear()
    {
        lock (_gate)
        {
            _messages.Clear();
            _changed.Clear();
            _bytes = 0;
            _clearedAt = ++_revision;
        }

        Changed.Set();
    }

    /// <summary>Forgets the totals, too.</summary>
    public void Reset()
    {
        lock (_gate) _totals.Clear();
        Clear();
    }

    /// <summary>No more requests will come.</summary>
    public void Close()
    {
        _readers.Close();
        Changed.Set();
    }

    void Forget()
    {
        var oldest = _messages.Dequeue();
        _changed.Remove(oldest.Id);
        _bytes -= oldest.MemoryBytes;
    }

    GroupMessage? Find(long id)
    {
        var index = id - (_lastId - _messages.Count) - 1;
        return index >= 0 && index < _messages.Count ? Current(_messages.ElementAt((int)index)) : null;
    }

    GroupMessage Current(GroupMessage message) => _changed.GetValueOrDefault(message.Id, message);
}
