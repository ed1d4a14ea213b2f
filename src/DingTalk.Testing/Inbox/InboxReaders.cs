namespace DingTalk.Testing.Inbox;

/// <summary>All who read every request.</summary>
sealed class InboxReaders
{
    readonly object _gate = new();
    readonly List<InboxReader> _readers = [];
    bool _isClosed;

    public InboxReader Join(IReadOnlyList<GroupMessage> remembered)
    {
        var reader = new InboxReader(Leave);
        foreach (var message in remembered) reader.Add(message);
        lock (_gate)
        {
            if (_isClosed)
                reader.Complete();
            else
                _readers.Add(reader);
        }

        return reader;
    }

    public void Add(GroupMessage message)
    {
        lock (_gate)
        {
            foreach (var reader in _readers) reader.Add(message);
        }
    }

    /// <summary>Waits until nobody is far behind.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task read;
            lock (_gate)
            {
                if (_readers.Find(reader => reader.IsBehind) is not { } slow) return;
                read = slow.NextRead;
                if (!slow.IsBehind) continue;
            }

            await read.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (var reader in _readers) reader.Complete();
        }
    }

    void Leave(InboxReader reader)
    {
        lock (_gate) _readers.Remove(reader);
    }
}
