using System.Buffers.Binary;

namespace DingTalk.Alerting;

/// <summary>
/// Reads the file of a run that is over. It may hold anything: whatever is there, this neither throws nor makes counts up. The
/// file is read, never mapped, so that its length may change meanwhile.
/// </summary>
static class StateReader
{
    /// <summary>A longer file is none of ours.</summary>
    public static readonly int Longest = StateLayout.Length(StateLayout.MostSlots * 3);

    /// <summary>What it holds; null where the file is foreign, of another version, or torn in its first lines.</summary>
    public static StateContent? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < StateLayout.HeaderSize
            || BinaryPrimitives.ReadInt64LittleEndian(file) != StateLayout.Magic
            || Int(file, StateLayout.VersionAt) != StateLayout.Version
            || Int(file, StateLayout.SlotSizeAt) != StateLayout.SlotSize
            || Int(file, StateLayout.TextSizeAt) != StateLayout.TextSize
            || (uint)Int(file, StateLayout.ChecksumAt) != Crc32.Of(file.Slice(0, StateLayout.FixedEnd)))
            return null;

        var slots = Int(file, StateLayout.SlotCountAt);
        if (slots < 0 || slots > StateLayout.MostSlots * 3) return null;
        var flight = (FlightState)Long(file, StateLayout.FlightAt);
        var left = new List<LeftKind>();
        var unreadable = 0;
        for (var i = 0; i < slots && StateLayout.SlotAt(i + 1) <= file.Length; i++)
        {
            var slot = file.Slice(StateLayout.SlotAt(i), StateLayout.SlotSize);
            if (!TryRead(slot, flight, out var kind)) unreadable++;
            else if (kind is not null) left.Add(WithTexts(kind, file, i, slots));
        }

        return new StateContent
        {
            RunId = new Guid(file.Slice(StateLayout.RunIdAt, StateLayout.RunIdSize).ToArray()),
            TakenOver = TakenOver(file),
            Left = left,
            Month = MonthRecord.Read(file.Slice(StateLayout.MonthAt, MonthRecord.Size)),
            Unreadable = unreadable,
            IsTorn = file.Length < StateLayout.Length(slots),
        };
    }

    /// <summary>Reads a slot: nothing where it is free or all is told; false where it makes no sense.</summary>
    static bool TryRead(ReadOnlySpan<byte> slot, FlightState flight, out LeftKind? left)
    {
        left = null;
        var word = Word(slot, StateLayout.KindWord);
        var counted = Word(slot, StateLayout.CountedWord);
        if (counted < 0)
        {
            // Retired: forgotten, or closed at the end of its run, and what came later was refused and is not in the closed count.
            if (word == 0) return true;
            counted = Word(slot, StateLayout.ClosedWord) is > 0 and var closed ? closed : counted - Tally.Retired;
        }

        if (!Tally.TryParse(counted, out var all)
            || !Tally.TryParse(Word(slot, StateLayout.CutWord), out var cut)
            || !Tally.TryParse(Word(slot, StateLayout.SettledWord), out var settled)
            || !Tally.TryParse(Word(slot, StateLayout.DoubtWord), out var doubt))
            return false;

        if (flight == FlightState.Accepted && cut > settled) settled = cut;
        else if (flight != FlightState.None && cut > doubt) doubt = cut;
        if (all < settled || all < doubt || all > Tally.Most) return false;
        if (all == settled) return true;
        left = new LeftKind
        {
            Kind = KindRecord.FromWord(word) ?? new KindRecord { Level = AlertLevel.Error },
            Untold = all - settled,
            MaybeShown = Math.Max(0, doubt - settled),
            Told = settled,
            First = Time(slot, StateLayout.FirstWord),
            Last = Time(slot, StateLayout.LastWord),
        };
        return true;
    }

    static LeftKind WithTexts(LeftKind left, ReadOnlySpan<byte> file, int index, int slots)
    {
        var at = StateLayout.TextAt(index, slots);
        if (at + StateLayout.TextSize > file.Length) return left;
        return left with
        {
            Kind = left.Kind.With(file.Slice(at, StateLayout.KindSize)),
            Sample = SampleRecord.Read(file.Slice(at + StateLayout.KindSize, StateLayout.SampleSize)),
        };
    }

    static List<Guid> TakenOver(ReadOnlySpan<byte> file)
    {
        var runs = new List<Guid>();
        var count = Math.Min(Int(file, StateLayout.TakenOverCountAt), StateLayout.MaxTakenOver);
        for (var i = 0; i < count; i++)
            runs.Add(new Guid(file.Slice(StateLayout.TakenOverAt + (i * StateLayout.RunIdSize), StateLayout.RunIdSize).ToArray()));
        return runs;
    }

    static DateTimeOffset? Time(ReadOnlySpan<byte> slot, int word) =>
        Word(slot, word) is > 0 and var ticks && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    static long Word(ReadOnlySpan<byte> slot, int word) => Long(slot, word * sizeof(long));
    static long Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.Slice(at));
    static int Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.Slice(at));
}
