using CsCheck;

namespace Serilog.Sinks.DingTalk.Tests.Events;

public sealed class CappedWriterTests
{
    [Fact]
    public void WhatFitsIsWrittenAndWhatDoesNotIsMarked()
        => Gen.Select(Gen.Int[2, 40], Gen.String[Gen.Char.AlphaNumeric, 0, 30].Array[0, 6]).Sample((limit, parts) =>
        {
            using var writer = new CappedWriter(limit, null);
            for (var i = 0; i < parts.Length; i++) Write(writer, parts[i], i % 4);

            var all = string.Concat(parts);
            Assert.Equal(all.Length <= limit ? all : all[..(limit - 1)] + "…", writer.ToString());
        });

    [Fact]
    public void ACharacterIsNeverCutInHalf()
    {
        using var writer = new CappedWriter(3, null);

        writer.Write("a😀😀");

        Assert.Equal("a…", writer.ToString());
    }

    static void Write(CappedWriter writer, string part, int way)
    {
        if (way == 0) writer.Write(part);
        else if (way == 1) writer.Write(part.AsSpan());
        else if (way == 2) writer.Write(part.ToCharArray(), 0, part.Length);
        else foreach (var c in part) writer.Write(c);
    }
}
