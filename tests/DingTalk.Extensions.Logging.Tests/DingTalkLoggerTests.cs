using DingTalk.Alerting;
using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests;

public sealed class DingTalkLoggerTests
{
    [Fact]
    public async Task APlainTextIsCountedAndTold()
    {
        await using var app = new App();

        app.Logger().Log(LogLevel.Error, 0, "Disk is full", null, static (s, _) => s);

        Assert.Equal("Disk is full", (await app.TellSampleAsync()).Message);
    }

    [Fact]
    public async Task AStateOfAnyTypeIsGroupedByItsText()
    {
        await using var app = new App();

        app.Logger().Log(LogLevel.Error, 0, 41, null, static (s, _) => $"Order {s} failed");
        app.Logger().Log(LogLevel.Error, 0, 42, null, static (s, _) => $"Order {s} failed");

        Assert.Equal(2, (await app.TellOneAsync()).Count);
    }

    [Fact]
    public async Task ATemplateIsFoundWhereverItStands()
    {
        await using var app = new App();
        KeyValuePair<string, object?>[] state = [new("{OriginalFormat}", "Order {Id} failed"), new("Id", 17)];

        app.Logger().Log(LogLevel.Error, 0, state, null, static (_, _) => "Order 17 failed");

        Assert.Equal("Order {Id} failed", (await app.TellOneAsync()).Template);
    }

    [Fact]
    public async Task NothingAtAllIsStillAnEvent()
    {
        await using var app = new App();
        var logger = app.Logger();

        logger.Log<object?>(LogLevel.Error, 0, null, null, static (_, _) => "formatted");
        logger.Log<object?>(LogLevel.Error, 0, null, null, null!);
        logger.Log(LogLevel.Error, 0, "the state itself", null, null!);
        logger.Log(LogLevel.Error, 0, Array.Empty<KeyValuePair<string, object?>>(), null, static (_, _) => null!);
        logger.LogError(message: null);

        var groups = (await app.TellAsync()).Groups;
        Assert.Equal(5, app.Statistics.Accepted);
        Assert.Contains("formatted", groups.SelectMany(g => g.Samples).Select(s => s.Message));
        Assert.Contains("the state itself", groups.SelectMany(g => g.Samples).Select(s => s.Message));
    }

    [Fact]
    public async Task AFormatterThatThrowsReachesNeitherTheApplicationNorTheCount()
    {
        await using var app = new App();
        KeyValuePair<string, object?>[] state = [new("Id", 17), new("{OriginalFormat}", "Order {Id} failed")];

        app.Logger().Log(LogLevel.Error, 0, state, null, static (_, _) => throw new InvalidOperationException());
        app.Logger().Log(LogLevel.Error, 0, "plain", null, static (_, _) => throw new InvalidOperationException());

        var groups = (await app.TellAsync()).Groups;
        Assert.Equal(["Order {Id} failed", "plain"], groups.Select(g => Assert.Single(g.Samples).Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AStateThatCannotBeReadIsCountedByItsText()
    {
        await using var app = new App([("Logging:DingTalk:KeyProperty", "Id")]);

        app.Logger().Log(LogLevel.Error, 0, new BrokenState(), null, static (_, _) => "text");

        Assert.Equal("text", (await app.TellSampleAsync()).Message);
        Assert.Equal(1, app.Statistics.Accepted);
    }

    [Fact]
    public async Task AnExceptionThatThrowsIsLeftOut()
    {
        await using var app = new App();

        app.Logger().LogError(new BrokenException(), "Order {Id} failed", 17);

        Assert.Equal("Order 17 failed", (await app.TellSampleAsync()).Message);
    }

    [Fact]
    public async Task WhatIsLoggedInsideTheRobotsOwnCallIsDropped()
    {
        await using var app = new App();
        var logger = app.Logger();
        app.Group.During = () => logger.LogError("Sending {What} failed", "it");

        logger.LogError("Order {Id} failed", 17);
        await app.TellAsync();

        Assert.Equal(1, app.Group.Count);
        Assert.Equal(1, app.Statistics.Accepted);
    }

    [Fact]
    public async Task WhoAsksHearsOfEveryEvent()
    {
        var heard = new List<(string, long)>();
        var alerts = new DingTalkAlerts { Counted = (source, group) => heard.Add((((AlertSample)source).Message, group)) };
        await using var app = new App(logging: builder => builder.AddDingTalk(options => options.Alerts = alerts));

        for (var i = 1; i <= 40; i++) app.Logger().LogError("Order {Id} failed", i);
        app.Logger().LogError("Disk {Id} is full", 41);

        Assert.Equal(40, heard.Count(h => h.Item2 == 1));
        Assert.Equal(("Disk 41 is full", 2), heard[40]);
    }

    [Fact]
    public async Task AListenerThatThrowsChangesNoCount()
    {
        var alerts = new DingTalkAlerts { Counted = static (_, _) => throw new InvalidOperationException() };
        await using var app = new App(logging: builder => builder.AddDingTalk(options => options.Alerts = alerts));

        for (var i = 0; i < 40; i++) app.Logger().LogError("Order {Id} failed", i);

        Assert.Equal(40, app.Statistics.Accepted);
    }

    sealed class BrokenState : List<KeyValuePair<string, object?>>, IReadOnlyList<KeyValuePair<string, object?>>
    {
        int IReadOnlyCollection<KeyValuePair<string, object?>>.Count => throw new InvalidOperationException();
    }

    sealed class BrokenException : Exception
    {
        public override string Message => throw new InvalidOperationException();

        public override string? StackTrace => throw new InvalidOperationException();
    }
}
