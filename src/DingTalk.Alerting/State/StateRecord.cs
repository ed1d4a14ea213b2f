using System.Buffers.Binary;

namespace DingTalk.Alerting;

/// <summary>A record in its place: length, checksum, content. What is torn or was never written reads as nothing.</summary>
static class StateRecord
{
    public const int Frame = 8;

    public static void Write(Span<byte> place, ReadOnlySpan<byte> content)
    {
        // Not a record while its content changes.
        BinaryPrimitives.WriteInt32LittleEndian(place, 0);
        Thread.MemoryBarrier();
        content.CopyTo(place.Slice(Frame));
        BinaryPrimitives.WriteUInt32LittleEndian(place.Slice(4), Crc32.Of(content));
        Thread.MemoryBarrier();
        BinaryPrimitives.WriteInt32LittleEndian(place, content.Length);
    }

    public static bool TryRead(ReadOnlySpan<byte> place, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (place.Length < Frame) return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(place);
        if (length <= 0 || length > place.Length - Frame) return false;
        content = place.Slice(Frame, length);
        if (Crc32.Of(content) == BinaryPrimitives.ReadUInt32LittleEndian(place.Slice(4))) return true;
        content = default;
        return false;
    }
}
