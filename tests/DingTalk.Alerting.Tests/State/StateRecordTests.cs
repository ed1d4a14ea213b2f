using System.Text;

namespace DingTalk.Alerting.Tests.State;

public sealed class StateRecordTests
{
    static readonly KindRecord Some = new()
    {
        Level = AlertLevel.Fatal,
        Category = "Shop.Payments",
        EventId = 7,
        Template = "Payment {Id} failed",
        ExceptionTypes = ["IOException"],
    };

    [Fact]
    public void AKindIsReadAsItWasWritten()
    {
        var place = new byte[StateLayout.KindSize];
        Some.WriteTo(place);
        var read = KindRecord.FromWord(Some.Word)!.With(place);
        Assert.True(read.IsSame(Some));
        Assert.Equal(Some.Key, read.Key);
    }

    [Fact]
    public void WhateverTheKindItKeepsToItsPlaceAndEndsOnACharacter()
    {
        foreach (var unit in new[] { "x", "钉", "😀" })
        {
            var kind = new KindRecord
            {
                Level = AlertLevel.Error,
                Category = Repeat(unit, 700),
                Template = Repeat(unit, 2_000),
                ExceptionTypes = [.. Enumerable.Repeat(Repeat(unit, 300), 8)],
            };
            var place = new byte[StateLayout.KindSize + 16];
            kind.WriteTo(place.AsSpan(0, StateLayout.KindSize));
            Assert.All(place.Skip(StateLayout.KindSize), static b => Assert.Equal(0, b));
            var read = KindRecord.FromWord(kind.Word)!.With(place);
            Assert.Equal(3, read.ExceptionTypes.Count);
            foreach (var text in (string[])[read.Category!, read.Template!, .. read.ExceptionTypes])
            {
                Assert.EndsWith("…", text);
                Assert.True(text.Length > 10);
                Assert.StartsWith(text.Substring(0, text.Length - 1), Repeat(unit, 2_000));
                Assert.DoesNotContain("\uFFFD", text);
            }

            Assert.InRange(Encoding.UTF8.GetByteCount(read.Template!), 200, 400);
        }
    }

    [Fact]
    public void ATornKindKeepsItsLevelOnly()
    {
        var whole = new byte[StateLayout.KindSize];
        Some.WriteTo(whole);
        var length = StateRecord.Frame + whole[0];
        for (var written = 0; written < length; written++)
        {
            var torn = new byte[StateLayout.KindSize];
            Array.Copy(whole, torn, written);
            var read = KindRecord.FromWord(Some.Word)!.With(torn);
            // The last bytes are the template's end, of which none is zero.
            Assert.Equal((AlertLevel.Fatal, null), (read.Level, read.Template));
        }

        for (var bit = 0; bit < length * 8; bit++)
        {
            var flipped = (byte[])whole.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(KindRecord.FromWord(Some.Word)!.With(flipped).Template);
        }
    }

    [Fact]
    public void ASampleIsReadAsItWasWrittenOrNotAtAll()
    {
        var sample = new AlertSample
        {
            Timestamp = Bench.Start,
            Message = "Payment 7 failed",
            TraceId = "0af7651916cd43dd8448eb211c80319c",
            Exception = new ExceptionSample { Type = "System.IO.IOException", Message = "The disk is full." },
        };
        var place = new byte[StateLayout.SampleSize];
        SampleRecord.WriteTo(place, sample);
        var read = SampleRecord.Read(place)!;
        Assert.Equal((sample.Timestamp, sample.Message, sample.TraceId), (read.Timestamp, read.Message, read.TraceId));
        Assert.Equal((sample.Exception.Type, sample.Exception.Message), (read.Exception!.Type, read.Exception.Message));
        place[40] ^= 1;
        Assert.Null(SampleRecord.Read(place));
    }

    static string Repeat(string unit, int times) => string.Concat(Enumerable.Repeat(unit, times));
}
