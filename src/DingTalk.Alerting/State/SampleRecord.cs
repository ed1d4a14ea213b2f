namespace DingTalk.Alerting;

/// <summary>One rendered event of a kind, as the file keeps it: it follows in the background, and may be missing.</summary>
static class SampleRecord
{
    const int MaxMessage = 480;
    const int MaxId = 64;
    const int MaxType = 96;
    const int MaxExceptionMessage = 240;
    const int MaxContent = StateLayout.SampleSize - StateRecord.Frame;

    /// <summary>A time that no calendar holds would throw when it is read.</summary>
    static readonly long LatestTicks = DateTimeOffset.MaxValue.UtcTicks;

    public static void WriteTo(Span<byte> place, AlertSample sample)
    {
        Span<byte> room = stackalloc byte[MaxContent];
        var writer = new RecordWriter(room);
        writer.Add(sample.Timestamp.UtcTicks);
        writer.Add(sample.Message, MaxMessage);
        writer.Add(sample.TraceId, MaxId);
        writer.Add(sample.SpanId, MaxId);
        writer.Add(sample.Exception?.Type, MaxType);
        writer.Add(sample.Exception?.Message, MaxExceptionMessage);
        StateRecord.Write(place, writer.Written);
    }

    public static AlertSample? Read(ReadOnlySpan<byte> place)
    {
        if (!StateRecord.TryRead(place, out var content)) return null;
        var reader = new RecordReader(content);
        var ticks = reader.Int64();
        if (ticks <= 0 || ticks > LatestTicks || reader.Text() is not { } message) return null;
        var (trace, span) = (reader.Text(), reader.Text());
        var type = reader.Text();
        return new AlertSample
        {
            Timestamp = new DateTimeOffset(ticks, TimeSpan.Zero),
            Message = message,
            TraceId = trace,
            SpanId = span,
            Exception = type is null ? null : new ExceptionSample { Type = type, Message = reader.Text() ?? "" },
        };
    }
}
