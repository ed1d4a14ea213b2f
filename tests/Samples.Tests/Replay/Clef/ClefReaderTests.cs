using Replay.Clef;
using Serilog.Events;

namespace Samples.Tests.Replay.Clef;

public sealed class ClefReaderTests
{
    const string Time = "\"@t\":\"2026-01-05T01:00:00Z\"";

    readonly List<string> _reports = [];

    [Fact]
    public void ATemplateIsFilledInFromTheProperties()
    {
        var logEvent = Read($$"""{{{Time}},"@mt":"Order {OrderId} failed","@l":"Error","OrderId":17,"SourceContext":"Shop"}""");

        Assert.Equal("Order 17 failed", logEvent.RenderMessage(null));
        Assert.Equal("Order {OrderId} failed", logEvent.MessageTemplate.Text);
        Assert.Equal(LogEventLevel.Error, logEvent.Level);
        Assert.Equal("\"Shop\"", logEvent.Properties["SourceContext"].ToString());
    }

    [Fact]
    public void ARenderedTextStaysAsItIs()
    {
        var logEvent = Read($$"""{{{Time}},"@m":"Braces {here} and }there{","here":1}""");

        Assert.Equal("Braces {here} and }there{", logEvent.RenderMessage(null));
        Assert.Equal("Braces {{here}} and }}there{{", logEvent.MessageTemplate.Text);
        Assert.Equal(LogEventLevel.Information, logEvent.Level);
    }

    [Fact]
    public void AFormattedHoleShowsItsRendering() => Assert.Equal(
        "1 costs 12,50 EUR",
        Read($$"""{{{Time}},"@mt":"{Count} costs {Amount:F2} EUR","@r":["12,50"],"Count":1,"Amount":12.5}""").RenderMessage(null));

    [Fact]
    public void AnExceptionIsItsText() => Assert.Equal(
        "System.TimeoutException: no answer\n   at Shop.Pay()",
        Read($$"""{{{Time}},"@m":"x","@x":"System.TimeoutException: no answer\n   at Shop.Pay()"}""").Exception!.ToString());

    [Fact]
    public void TwoAtSignsAreAPropertyWithOne() => Assert.True(Read($$"""{{{Time}},"@m":"x","@@m":"y"}""").Properties.ContainsKey("@m"));

    [Fact]
    public void AnEventIdIsKeptAndAHashIsNot()
    {
        Assert.Equal("{ Id: 12 }", Read($$"""{{{Time}},"@m":"x","@i":12}""").Properties["EventId"].ToString());
        Assert.Empty(Read($$"""{{{Time}},"@m":"x","@i":"a1b2c3d4"}""").Properties);
    }

    [Fact]
    public void TraceAndSpanAreKeptWhereTheyAreOnes()
    {
        var traced = Read($$"""{{{Time}},"@m":"x","@tr":"0af7651916cd43dd8448eb211c80319c","@sp":"b7ad6b7169203331"}""");
        var broken = Read($$"""{{{Time}},"@m":"x","@tr":"nonsense","@sp":"0000000000000000"}""");

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", traced.TraceId?.ToHexString());
        Assert.Equal("b7ad6b7169203331", traced.SpanId?.ToHexString());
        Assert.Null(broken.TraceId);
        Assert.Null(broken.SpanId);
    }

    [Fact]
    public void WhatCannotBeReadIsReportedWithItsNumberAndSkipped()
    {
        var events = ReadAll($$"""
            {{{Time}},"@m":"first"}
            not json

            [1]
            {"@m":"no time"}
            {{{Time}},"@m":"x","@l":"Strange"}
            {{{Time}},"@m":"last"}
            """);

        Assert.Equal(["first", "last"], events.Select(logEvent => logEvent.RenderMessage(null)));
        Assert.Equal(
            ["line 2: not JSON", "line 4: not a JSON object", "line 5: no time in @t", "line 6: no level of that name: Strange"], _reports);
    }

    LogEvent Read(string line) => Assert.Single(ReadAll(line));

    LogEvent[] ReadAll(string text)
    {
        using var input = new StringReader(text);
        var reader = new ClefReader(input, _reports.Add);
        LogEvent[] events = [.. reader.ReadAll()];
        Assert.Equal(_reports.Count, reader.Unreadable);
        return events;
    }
}
