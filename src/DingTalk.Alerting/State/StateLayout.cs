namespace DingTalk.Alerting;

/// <summary>
/// Where everything stands in the file: a header, the slots, and for each slot a place for its texts. All numbers are little
/// endian, as the processors are that the library runs on.
/// </summary>
static class StateLayout
{
    public const int Version = 1;

    /// <summary>"DTALERTS" as it stands in the file.</summary>
    public const long Magic = 0x535452454C415444;

    // The header's fixed part, written once, with a checksum.
    public const int MagicAt = 0;
    public const int VersionAt = 8;
    public const int SlotCountAt = 12;
    public const int SlotSizeAt = 16;
    public const int TextSizeAt = 20;
    public const int RunIdAt = 24;
    public const int StartedAt = 40;
    public const int TakenOverCountAt = 48;
    public const int TakenOverAt = 56;
    public const int MaxTakenOver = 16;
    public const int FixedEnd = TakenOverAt + (MaxTakenOver * RunIdSize);
    public const int ChecksumAt = FixedEnd;
    public const int RunIdSize = 16;

    // The header's words that change.
    public const int FlightAt = 1024;
    public const int MonthAt = 1088;
    public const int HeaderSize = 4096;

    public const int SlotSize = 64;
    public const int KindSize = 512;
    public const int SampleSize = 1024;
    public const int TextSize = KindSize + SampleSize;

    /// <summary>However many kinds are told apart, no more than these are kept in the file: 13 MB.</summary>
    public const int MostSlots = 8_192;

    // Words of a slot.
    public const int KindWord = 0;
    public const int CountedWord = 1;
    public const int CutWord = 2;
    public const int SettledWord = 3;
    public const int DoubtWord = 4;
    public const int ClosedWord = 5;
    public const int FirstWord = 6;
    public const int LastWord = 7;

    public static int SlotAt(int index) => HeaderSize + (index * SlotSize);

    public static int TextAt(int index, int slots) => HeaderSize + (slots * SlotSize) + (index * TextSize);

    public static int Length(int slots) => HeaderSize + (slots * (SlotSize + TextSize));

    /// <summary>
    /// How many slots a run gets: for each kind two, because the slot of a kind that was forgotten is used again only when nobody
    /// can count in it any more; one for each "other" group; and those that the last run left.
    /// </summary>
    public static int SlotsFor(int maxKinds, int left) => Math.Min((2 * Math.Min(maxKinds, MostSlots)) + 64, MostSlots) + left;
}
