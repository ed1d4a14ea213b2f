using System.Buffers.Binary;
using System.Text;

namespace DingTalk.Alerting;

/// <summary>Writes the fields of a record into at most so many bytes; a text that has no room is cut on the border of a character.</summary>
ref struct RecordWriter(Span<byte> room)
{
    readonly Span<byte> _room = room;
    int _length;

    /// <summary>Stands in place of a text's length where there is no text.</summary>
    public const ushort NoText = ushort.MaxValue;

    public readonly ReadOnlySpan<byte> Written => _room.Slice(0, _length);

    public readonly int Left => _room.Length - _length;

    public void Add(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_room.Slice(_length), value);
        _length += sizeof(int);
    }

    public void Add(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_room.Slice(_length), value);
        _length += sizeof(long);
    }

    public void Add(string? text, int maxBytes)
    {
        var place = _room.Slice(_length);
        if (text is null)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(place, NoText);
            _length += sizeof(ushort);
            return;
        }

        var bytes = Math.Min(maxBytes, place.Length - sizeof(ushort));
        var written = Encode(text, place.Slice(sizeof(ushort), Math.Max(0, bytes)));
        BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)written);
        _length += sizeof(ushort) + written;
    }

    static int Encode(string text, Span<byte> to)
    {
        const string Cut = "…";
        var bytes = Encoding.UTF8.GetBytes(text.Length <= to.Length ? text : text.Substring(0, to.Length));
        if (text.Length <= to.Length && bytes.Length <= to.Length)
        {
            bytes.AsSpan().CopyTo(to);
            return bytes.Length;
        }

        var mark = Encoding.UTF8.GetBytes(Cut);
        if (to.Length < mark.Length) return 0;
        var end = Math.Min(bytes.Length, to.Length - mark.Length);
        // Not within a character: the bytes after its first begin with 10.
        while (end > 0 && end < bytes.Length && (bytes[end] & 0xC0) == 0x80) end--;
        bytes.AsSpan(0, end).CopyTo(to);
        mark.AsSpan().CopyTo(to.Slice(end));
        return end + mark.Length;
    }
}
