namespace DingTalk.Robots;

/// <summary>Which robot a message in doubt went through, by its key: no other one knows that key. Bounded; the oldest is forgotten.</summary>
sealed class GroupDoubts
{
    const int MaxCount = 1000;

    readonly object _lock = new();
    readonly Dictionary<string, GroupSeat> _seats = new(StringComparer.Ordinal);
    readonly Queue<string> _order = new();

    public void Add(string key, GroupSeat seat)
    {
        lock (_lock)
        {
            if (!_seats.ContainsKey(key)) _order.Enqueue(key);
            _seats[key] = seat;
            while (_order.Count > MaxCount) _seats.Remove(_order.Dequeue());
        }
    }

    public GroupSeat? Find(string key)
    {
        lock (_lock) return _seats.TryGetValue(key, out var seat) ? seat : null;
    }
}
