using System.Diagnostics;
using System.Globalization;
using DingTalk.Alerting;
using Serilog.Events;
using Serilog.Parsing;
using Support;

namespace Serilog.Sinks.DingTalk.Tests.Events;

public sealed class LogEventRendererTests
{
    [Fact]
    public void PropertiesComeInTheOrderOfTheTemplateThenTheOthers()
    {
        var sample = Render(Some.Event(
            template: "{Second} after {First}, {Second} again",
            properties: [("Other", "o"), ("First", 1), ("Second", 2), ("Another", null)]));

        Assert.Equal(
            [("Second", "2"), ("First", "1"), ("Other", "o"), ("Another", "null")],
            sample.Properties.Select(static p => (p.Key, p.Value)));
    }

    [Fact]
    public void WhatTheKeyTellsIsLeftOut()
    {
        var eventId = new StructureValue([new("Id", new ScalarValue(7)), new("Name", new ScalarValue("Charged"))]);

        var sample = Render(Some.Event(properties: [("SourceContext", "Shop"), ("EventId", eventId), ("PaymentId", 15)]));

        Assert.Equal(["PaymentId"], sample.Properties.Select(static p => p.Key));
    }

    [Fact]
    public void AnEventIdThatIsThePropertyOfTheApplicationIsTold()
    {
        var sample = Render(Some.Event(template: "Event {EventId} was lost", properties: ("EventId", "e-1")));

        Assert.Equal(("EventId", "e-1"), (sample.Properties[0].Key, sample.Properties[0].Value));
    }

    [Fact]
    public void StructuresAndSequencesAreTextWithinBounds()
    {
        var structure = new StructureValue([new("Id", new ScalarValue(1)), new("Name", new ScalarValue("Ada"))], "Customer");
        var sequence = new SequenceValue(Enumerable.Range(0, 10_000).Select(static i => new ScalarValue(i)));

        var sample = Render(Some.Event(properties: [("Customer", structure), ("Items", sequence)]));

        Assert.Equal("Customer { Id: 1, Name: \"Ada\" }", sample.Properties[0].Value);
        Assert.Equal(256, sample.Properties[1].Value.Length);
        Assert.StartsWith("[0, 1, 2, ", sample.Properties[1].Value);
        Assert.EndsWith("…", sample.Properties[1].Value);
    }

    [Fact]
    public void NotMoreThanSoManyPropertiesAreTold()
    {
        var properties = Enumerable.Range(0, 100).Select(static i => ($"P{i:00}", (object?)i)).ToArray();

        var sample = Render(Some.Event(template: "The last is {P99}", properties: properties));

        Assert.Equal(32, sample.Properties.Count);
        Assert.Equal("P99", sample.Properties[0].Key);
    }

    [Fact]
    public void TheFormatProviderIsUsed()
    {
        var sample = new LogEventRenderer(CultureInfo.GetCultureInfo("de-DE"))
            .Render(Some.Event(template: "{Amount} is too much", properties: ("Amount", 1.5)));

        Assert.Equal("1,5 is too much", sample.Message);
        Assert.Equal("1,5", sample.Properties[0].Value);
    }

    [Fact]
    public void TraceAndSpanAreTold()
    {
        var trace = ActivityTraceId.CreateRandom();
        var span = ActivitySpanId.CreateRandom();

        var sample = Render(new LogEvent(
            Some.Time, LogEventLevel.Error, null, new MessageTemplateParser().Parse("Payment failed"), [], trace, span));

        Assert.Equal((trace.ToHexString(), span.ToHexString()), (sample.TraceId, sample.SpanId));
        Assert.Equal(Some.Time, sample.Timestamp);
    }

    [Fact]
    public void WithoutATraceNoneIsTold()
    {
        var sample = Render(Some.ErrorEvent());

        Assert.Equal((null, null), (sample.TraceId, sample.SpanId));
        Assert.Null(sample.Exception);
    }

    [Fact]
    public void TheExceptionIsTold()
    {
        var sample = Render(Some.Event(exception: new InvalidOperationException("outer", new TimeoutException("inner"))));

        Assert.Equal("outer", sample.Exception?.Message);
        Assert.Equal(typeof(TimeoutException).FullName, sample.Exception?.Inner?.Type);
    }

    static AlertSample Render(LogEvent logEvent) => new LogEventRenderer(null).Render(logEvent);
}
