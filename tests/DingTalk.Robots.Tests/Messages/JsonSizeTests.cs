using System.Text;
using System.Text.Json;
using CsCheck;

namespace DingTalk.Robots.Tests.Messages;

public sealed class JsonSizeTests
{
    static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Char.Array.Select(c => new string(c)),
        Gen.OneOfConst("\"", "\\", "\n", "\u0001", "é", "中", "\U0001F525", "\uD83D", "\uDD25", "\u2028", "\u007f", "<", "+")
            .Array.Select(string.Concat));

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    [InlineData("\"\\", 4)]
    [InlineData("\n\r\t\b\f", 10)]
    [InlineData("\u0001", 6)]
    [InlineData("é", 2)]
    [InlineData("数据库", 9)]
    [InlineData("🔥", 4)]
    [InlineData("<>&'+/", 6)]
    public void ATextTakesThisManyBytes(string? text, int bytes) => Assert.Equal(bytes, JsonSize.Of(text));

    [Fact]
    public void HalfASurrogatePairCountsAsTheCharacterThatReplacesIt() => Assert.Equal(4, JsonSize.Of("\uD83Dx"));

    [Fact]
    public void TheSizeIsWhatIsWritten() => AnyText.Sample(text =>
    {
        var buffer = new byte[JsonSize.Of(text) + 8];
        return JsonText.Write(text.AsSpan(), buffer) == JsonSize.Of(text);
    });

    [Fact]
    public void WhatIsWrittenReadsBackAsTheSameText() => AnyText.Sample(text =>
    {
        var buffer = new byte[JsonSize.Of(text)];
        JsonText.Write(text.AsSpan(), buffer);
        var json = Encoding.UTF8.GetString(buffer);
        var whole = new UTF8Encoding(false).GetString(new UTF8Encoding(false).GetBytes(text));
        return JsonDocument.Parse($"\"{json}\"").RootElement.GetString() == whole;
    });

    [Fact]
    public void SizesAddUp() => Gen.Select(AnyText, AnyText).Sample((a, b) =>
        (a.Length > 0 && char.IsHighSurrogate(a[^1])) || JsonSize.Of(a + b) == JsonSize.Of(a) + JsonSize.Of(b));

    [Fact]
    public void MeasuringAllocatesNothing()
    {
        var text = string.Concat(Enumerable.Repeat("错误 🔥 \"x\"\n", 100));
        JsonSize.Of(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        JsonSize.Of(text);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
