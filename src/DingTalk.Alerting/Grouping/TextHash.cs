using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DingTalk.Alerting;

/// <summary>A quick hash of characters. Seeded, so that nobody can choose texts that collide.</summary>
static class TextHash
{
    const ulong Odd1 = 0x9E37_79B9_7F4A_7C15;
    const ulong Odd2 = 0xD6E8_FEB8_6659_FD93;

    public static ulong NewSeed() => BinaryPrimitives.ReadUInt64LittleEndian(Guid.NewGuid().ToByteArray()) | 1;

    public static ulong Of(ReadOnlySpan<char> text, ulong seed)
    {
        var hash = seed ^ ((ulong)text.Length * Odd1);
        var bytes = MemoryMarshal.AsBytes(text);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes.Slice(sizeof(ulong)))
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        for (; bytes.Length > 0; bytes = bytes.Slice(sizeof(char)))
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt16LittleEndian(bytes));
        return hash;
    }

    /// <summary>The hash of something at a place, to be added up with those at others.</summary>
    public static ulong At(ulong hash, int place) => Mix(hash + ((ulong)place * Odd1));

    static ulong Mix(ulong hash)
    {
        hash *= Odd2;
        return hash ^ (hash >> 32);
    }
}
