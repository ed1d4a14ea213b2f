namespace DingTalk.Alerting;

/// <summary>
/// What a kind is known by, as the file keeps it: written before its first event is counted, in at most 512 bytes. The level
/// stands in the slot as well, so that it outlives a record that is torn.
/// </summary>
sealed record KindRecord
{
    const int MaxCategory = 96;
    const int MaxTypes = 3;
    const int MaxType = 40;
    const int MaxContent = StateLayout.KindSize - StateRecord.Frame;
    const int MaxTemplate = MaxContent - (2 * sizeof(int)) - MaxCategory - (MaxTypes * (MaxType + sizeof(ushort))) - (2 * sizeof(ushort));

    public required AlertLevel Level { get; init; }
    public string? Category { get; init; }
    public int EventId { get; init; }

    /// <summary>The template, or the masked text that stands for it; null where its record is torn.</summary>
    public string? Template { get; init; }

    public IReadOnlyList<string> ExceptionTypes { get; init; } = [];
    public bool IsOther { get; init; }

    /// <summary>The slot's first word: that it is taken, the level, and whether it is an "other" group.</summary>
    public long Word => Tally.Word(1 + ((long)Level << 1) + (IsOther ? 1L << 4 : 0));

    /// <summary>What the word alone tells; null where it is none.</summary>
    public static KindRecord? FromWord(long word)
    {
        if (!Tally.TryParse(word, out var payload) || (payload & 1) == 0 || payload >> 5 != 0) return null;
        var level = (AlertLevel)((payload >> 1) & 7);
        return level > AlertLevel.Fatal ? null : new KindRecord { Level = level, IsOther = (payload & 16) != 0 };
    }

    public void WriteTo(Span<byte> place)
    {
        Span<byte> room = stackalloc byte[MaxContent];
        var writer = new RecordWriter(room);
        writer.Add(EventId);
        writer.Add(Math.Min(ExceptionTypes.Count, MaxTypes));
        writer.Add(Category, MaxCategory);
        for (var i = 0; i < Math.Min(ExceptionTypes.Count, MaxTypes); i++) writer.Add(ExceptionTypes[i], MaxType);
        writer.Add(Template, MaxTemplate);
        StateRecord.Write(place, writer.Written);
    }

    /// <summary>The same kind with what its record tells; without it where that is torn.</summary>
    public KindRecord With(ReadOnlySpan<byte> place)
    {
        if (!StateRecord.TryRead(place, out var content)) return this;
        var reader = new RecordReader(content);
        var eventId = reader.Int32();
        var types = new string[Math.Max(0, Math.Min(reader.Int32(), MaxTypes))];
        var category = reader.Text();
        for (var i = 0; i < types.Length; i++) types[i] = reader.Text() ?? "";
        return this with { EventId = eventId, Category = category, ExceptionTypes = types, Template = reader.Text() };
    }

    /// <summary>Whether both are of one kind, as far as the file knows.</summary>
    public bool IsSame(KindRecord other) =>
        Level == other.Level && IsOther == other.IsOther && EventId == other.EventId && Category == other.Category
        && Template == other.Template && ExceptionTypes.SequenceEqual(other.ExceptionTypes);

    /// <summary>Equal for the same kinds.</summary>
    public (AlertLevel Level, bool IsOther, int EventId, string? Category, string? Template, string Types) Key =>
        (Level, IsOther, EventId, Category, Template, string.Join("\n", ExceptionTypes));
}
