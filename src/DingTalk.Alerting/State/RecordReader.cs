using System.Buffers.Binary;
using System.Text;

namespace DingTalk.Alerting;

/// <summary>Reads the fields of a record, which may hold anything: what does not fit reads as nothing.</summary>
ref struct RecordReader(ReadOnlySpan<byte> content)
{
    ReadOnlySpan<byte> _left = content;

    public int Int32()
    {
        if (_left.Length < sizeof(int)) return Nothing();
        var value = BinaryPrimitives.ReadInt32LittleEndian(_left);
        _left = _left.Slice(sizeof(int));
        return value;
    }

    public long Int64()
    {
        if (_left.Length < sizeof(long)) return Nothing();
        var value = BinaryPrimitives.ReadInt64LittleEndian(_left);
        _left = _left.Slice(sizeof(long));
        return value;
    }

    public string? Text()
    {
        if (_left.Length < sizeof(ushort)) return null;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(_left);
        _left = _left.Slice(sizeof(ushort));
        if (length > _left.Length)
        {
            if (length != RecordWriter.NoText) Nothing();
            return null;
        }

        var text = Encoding.UTF8.GetString(_left.Slice(0, length).ToArray());
        _left = _left.Slice(length);
        return text;
    }

    int Nothing()
    {
        _left = default;
        return 0;
    }
}
