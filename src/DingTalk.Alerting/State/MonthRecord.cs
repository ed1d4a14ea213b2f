namespace DingTalk.Alerting;

/// <summary>How far the month's messages have been used up, as the file keeps it.</summary>
/// <param name="Quota">The quota that it was reckoned with; 0 for none.</param>
/// <param name="FilledAt">When it was reckoned.</param>
/// <param name="Tokens">Messages that may be sent.</param>
/// <param name="Reserve">Messages that are kept for fatal events.</param>
readonly record struct MonthRecord(int Quota, DateTimeOffset FilledAt, double Tokens, double Reserve)
{
    public const int Size = 48;

    public void WriteTo(Span<byte> place)
    {
        Span<byte> room = stackalloc byte[Size - StateRecord.Frame];
        var writer = new RecordWriter(room);
        writer.Add(Quota);
        writer.Add(FilledAt.UtcTicks);
        writer.Add(BitConverter.DoubleToInt64Bits(Tokens));
        writer.Add(BitConverter.DoubleToInt64Bits(Reserve));
        StateRecord.Write(place, writer.Written);
    }

    public static MonthRecord? Read(ReadOnlySpan<byte> place)
    {
        if (!StateRecord.TryRead(place, out var content)) return null;
        var reader = new RecordReader(content);
        var quota = reader.Int32();
        var ticks = reader.Int64();
        var tokens = BitConverter.Int64BitsToDouble(reader.Int64());
        var reserve = BitConverter.Int64BitsToDouble(reader.Int64());
        return ticks <= 0 || ticks > DateTimeOffset.MaxValue.UtcTicks || !(tokens >= 0) || !(reserve >= 0)
            ? null
            : new MonthRecord(quota, new DateTimeOffset(ticks, TimeSpan.Zero), tokens, reserve);
    }
}
