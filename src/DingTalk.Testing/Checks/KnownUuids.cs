namespace DingTalk.Testing.Checks;

/// <summary>
/// The idempotency keys that one robot has delivered. How long DingTalk remembers them is not documented; here the last 10,000
/// are.
/// </summary>
sealed class KnownUuids
{
    const int Capacity = 10_000;

    readonly HashSet<string> _known = new(StringComparer.Ordinal);
    readonly Queue<string> _order = new();

    public bool Contains(string uuid) => _known.Contains(uuid);

    public void Add(string uuid)
    {
        if (!_known.Add(uuid)) return;
        _order.Enqueue(uuid);
        if (_order.Count > Capacity) _known.Remove(_order.Dequeue());
    }

    public void Clear()
    {
        _known.Clear();
        _order.Clear();
    }
}
