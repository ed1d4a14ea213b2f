using System.Security.Cryptography;
using System.Text;

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

    public bool Contains(string uuid) => _known.Contains(Short(uuid));

    public void Add(string uuid)
    {
        uuid = Short(uuid);
        if (!_known.Add(uuid)) return;
        _order.Enqueue(uuid);
        if (_order.Count > Capacity) _known.Remove(_order.Dequeue());
    }

    public void Clear()
    {
        _known.Clear();
        _order.Clear();
    }

    // A key may be as long as a body; what is remembered of it is not.
    static string Short(string uuid) =>
        uuid.Length <= 64 ? uuid : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(uuid)));
}
