using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Sinks.DingTalk.Tests.Support;
using Serilog.Templates;

namespace Serilog.Sinks.DingTalk.Tests;

/// <summary>How an event reads in the message may be said by an output template or an expression.</summary>
public sealed class LineFormatterTests
{
    [Fact]
    public async Task AnOutputTemplateSaysHowAnEventReads()
    {
        await using var test = new SinkUnderTest(lineFormatter: new MessageTemplateTextFormatter("[{Level:u3}] {Message:lj} ({Shop})"));
        using var logger = test.CreateLogger();
        logger.ForContext("Shop", "north").Error("Payment {Id} of {Customer} failed", 15, "Ada");
        var group = Assert.Single(await test.ToldAsync());
        Assert.Equal("[ERR] Payment 15 of Ada failed (north)", Assert.Single(group.Samples).Message);
        Assert.Equal("Payment {Id} of {Customer} failed", group.Template);
    }

    [Fact]
    public async Task AnExpressionSaysHowAnEventReads()
    {
        await using var test = new SinkUnderTest(lineFormatter: new ExpressionTemplate("{#if Shop is not null}{Shop}: {#end}{@m}"));
        using var logger = test.CreateLogger();
        logger.ForContext("Shop", "north").Error("Payment {Id} failed", 15);
        Assert.Equal("north: Payment 15 failed", Assert.Single(Assert.Single(await test.ToldAsync()).Samples).Message);
    }

    [Fact]
    public async Task WhatItWritesDecidesNoKind()
    {
        await using var test = new SinkUnderTest(lineFormatter: new DelegatingFormatter(static (e, o) => o.Write(Guid.NewGuid())));
        using var logger = test.CreateLogger();
        for (var i = 0; i < 20; i++) logger.Error("Payment {Id} failed", i);
        Assert.Equal(20, Assert.Single(await test.ToldAsync()).Count);
    }

    [Fact]
    public async Task OneThatFailsOrWritesWithoutEndIsNoTrouble()
    {
        await using var failing = new SinkUnderTest(lineFormatter: new DelegatingFormatter(static (_, _) => throw new InvalidOperationException()));
        using var logger = failing.CreateLogger();
        logger.Error("Payment {Id} failed", 15);
        Assert.Equal("Payment 15 failed", Assert.Single(Assert.Single(await failing.ToldAsync()).Samples).Message);

        await using var endless = new SinkUnderTest(lineFormatter: new DelegatingFormatter(static (_, o) => o.Write(new string('x', 1_000_000))));
        using var another = endless.CreateLogger();
        another.Error("Payment {Id} failed", 15);
        Assert.InRange(Assert.Single(Assert.Single(await endless.ToldAsync()).Samples).Message.Length, 1_000, 4_096);
    }

    [Fact]
    public void BothAtOnceAreRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(static () => new LoggerConfiguration().WriteTo.DingTalk(
            "http://127.0.0.1:9/robot/send?access_token=t", outputTemplate: "{Message}", lineFormatter: new MessageTemplateTextFormatter("{Message}")));
        Assert.Contains("outputTemplate", refusal.Message);
    }

    sealed class DelegatingFormatter(Action<LogEvent, TextWriter> format) : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output) => format(logEvent, output);
    }
}
