using System.Buffers.Binary;

namespace DingTalk.Alerting;

/// <summary>Makes the file that a run begins with: all of it, with what earlier runs left behind in the first slots.</summary>
static class StateImage
{
    public static byte[] Make(Guid runId, int slots, IReadOnlyList<LeftKind> left, IReadOnlyCollection<Guid> takenOver, MonthRecord? month, DateTimeOffset now)
    {
        var image = new byte[StateLayout.Length(slots)];
        for (var i = 0; i < left.Count; i++) Write(image, i, slots, left[i]);
        month?.WriteTo(image.AsSpan(StateLayout.MonthAt, MonthRecord.Size));

        var header = image.AsSpan(0, StateLayout.HeaderSize);
        BinaryPrimitives.WriteInt64LittleEndian(header, StateLayout.Magic);
        Int(header, StateLayout.VersionAt, StateLayout.Version);
        Int(header, StateLayout.SlotCountAt, slots);
        Int(header, StateLayout.SlotSizeAt, StateLayout.SlotSize);
        Int(header, StateLayout.TextSizeAt, StateLayout.TextSize);
        runId.ToByteArray().CopyTo(header.Slice(StateLayout.RunIdAt));
        BinaryPrimitives.WriteInt64LittleEndian(header.Slice(StateLayout.StartedAt), now.UtcTicks);
        Int(header, StateLayout.TakenOverCountAt, Math.Min(takenOver.Count, StateLayout.MaxTakenOver));
        var at = StateLayout.TakenOverAt;
        foreach (var run in takenOver.Take(StateLayout.MaxTakenOver))
        {
            run.ToByteArray().CopyTo(header.Slice(at));
            at += StateLayout.RunIdSize;
        }

        Int(header, StateLayout.ChecksumAt, (int)Crc32.Of(header.Slice(0, StateLayout.FixedEnd)));
        return image;
    }

    static void Write(byte[] image, int index, int slots, LeftKind left)
    {
        var slot = image.AsSpan(StateLayout.SlotAt(index), StateLayout.SlotSize);
        Word(slot, StateLayout.KindWord, left.Kind.Word);
        Word(slot, StateLayout.CountedWord, Tally.Word(left.Told + left.Untold));
        Word(slot, StateLayout.SettledWord, Tally.Word(left.Told));
        Word(slot, StateLayout.DoubtWord, Tally.Word(left.MaybeShown == 0 ? 0 : left.Told + left.MaybeShown));
        Word(slot, StateLayout.FirstWord, left.First?.UtcTicks ?? 0);
        Word(slot, StateLayout.LastWord, left.Last?.UtcTicks ?? 0);
        var text = image.AsSpan(StateLayout.TextAt(index, slots), StateLayout.TextSize);
        // A torn record stays one: nothing is known of the kind but its level.
        if (left.Kind.Template is not null || left.Kind.IsOther) left.Kind.WriteTo(text.Slice(0, StateLayout.KindSize));
        if (left.Sample is { } sample) SampleRecord.WriteTo(text.Slice(StateLayout.KindSize), sample);
    }

    static void Word(Span<byte> slot, int word, long value) => BinaryPrimitives.WriteInt64LittleEndian(slot.Slice(word * sizeof(long)), value);
    static void Int(Span<byte> header, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(header.Slice(at), value);
}
