using System.Security.Cryptography;

namespace DingTalk.Testing.Apps.State;

/// <summary>The last 1,000 uploads, and the bytes of as many of the latest as fit into 64 MB.</summary>
sealed class MediaStore
{
    const int Capacity = 1000;
    const long BytesCapacity = 64 * 1024 * 1024;

    readonly Dictionary<string, GroupMedia> _media = new(StringComparer.Ordinal);
    readonly Queue<string> _order = new();
    readonly Dictionary<string, byte[]> _bytes = new(StringComparer.Ordinal);
    readonly Queue<string> _bytesOrder = new();
    long _held;

    public IReadOnlyList<GroupMedia> All => [.. _order.Select(id => _media[id])];

    public static string NewId() => $"@lADP{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}";

    public GroupMedia? Find(string mediaId) => _media.GetValueOrDefault(mediaId);

    // Not a conditional expression: its null would be converted to an empty array.
    public ReadOnlyMemory<byte>? Read(string mediaId)
    {
        if (_bytes.TryGetValue(mediaId, out var bytes)) return bytes;
        return default(ReadOnlyMemory<byte>?);
    }

    public void Add(GroupMedia media, byte[] bytes)
    {
        _media.Add(media.MediaId, media);
        _order.Enqueue(media.MediaId);
        if (_order.Count > Capacity) _media.Remove(_order.Dequeue());
        _bytes.Add(media.MediaId, bytes);
        _bytesOrder.Enqueue(media.MediaId);
        _held += bytes.Length;
        while (_held > BytesCapacity || _bytesOrder.Count > Capacity)
        {
            if (_bytes.Remove(_bytesOrder.Dequeue(), out var forgotten)) _held -= forgotten.Length;
        }
    }

    public void Clear()
    {
        _media.Clear();
        _order.Clear();
        _bytes.Clear();
        _bytesOrder.Clear();
        _held = 0;
    }
}
