using System.Diagnostics;
using DingTalk.Alerting;
using DingTalk.Extensions.Logging.Context;
using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests;

public sealed class ContextLinesTests
{
    static readonly (string, string?)[] Three = [("Logging:DingTalk:ContextLines", "3")];

    [Fact]
    public async Task AnErrorIsToldWithTheLinesOfItsTraceBeforeIt()
    {
        await using var app = new App(Three);
        var logger = app.Logger();
        using (new Activity("another").SetIdFormat(ActivityIdFormat.W3C).Start()) logger.LogInformation("Not of this trace");
        using (new Activity("pay").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            logger.LogDebug("Too low");
            logger.LogInformation("Order {Id} is read", 17);
            app.Logger("Gateway").LogInformation("Charging {Amount}", 9);
            logger.LogWarning("The gateway is slow");
            logger.LogInformation("Trying again");
            logger.LogError("Order {Id} failed", 17);
        }

        var group = await app.TellOneAsync();
        Assert.Equal(
            [(AlertLevel.Information, "Charging 9"), (AlertLevel.Warning, "The gateway is slow"), (AlertLevel.Information, "Trying again")],
            group.Context.Select(static line => (line.Level, line.Message)));
        Assert.Equal(1, app.Statistics.Accepted);
    }

    [Fact]
    public async Task WithoutATraceTheOutermostScopeTellsWhatBelongsTogether()
    {
        await using var app = new App(Three);
        var logger = app.Logger();
        using (logger.BeginScope("Import {File}", "b.csv")) logger.LogInformation("Not of this scope");
        logger.LogInformation("Of none");
        using (logger.BeginScope("Import {File}", "a.csv"))
        using (logger.BeginScope("Line {Line}", 3))
        {
            logger.LogInformation("Reading");
            using (logger.BeginScope("Column {Column}", 4)) logger.LogError("Order {Id} failed", 17);
        }

        Assert.Equal("Reading", Assert.Single((await app.TellOneAsync()).Context).Message);
    }

    [Fact]
    public async Task WithoutTheOptionNobodyListensToLowerLevels()
    {
        await using var app = new App([("Logging:LogLevel:Default", "Trace")]);
        using var activity = new Activity("pay").SetIdFormat(ActivityIdFormat.W3C).Start();
        Assert.False(app.Logger().IsEnabled(LogLevel.Warning));
        app.Logger().LogInformation("Charging");
        app.Logger().LogError("Order {Id} failed", 17);
        Assert.Empty((await app.TellOneAsync()).Context);
    }

    [Theory]
    [InlineData("Debug", 2)]
    [InlineData("Warning", 0)]
    public async Task WhichLinesThereAreIsAMatterOfTheirOwnLevel(string level, int lines)
    {
        await using var app = new App([.. Three, ("Logging:LogLevel:Default", "Error"), ("Logging:DingTalkContext:LogLevel:Default", level)]);
        using var activity = new Activity("pay").SetIdFormat(ActivityIdFormat.W3C).Start();
        app.Logger().LogDebug("Reading");
        app.Logger().LogInformation("Charging");
        app.Logger().LogError("Order {Id} failed", 17);
        Assert.Equal(lines, (await app.TellOneAsync()).Context.Count);
    }

    [Fact]
    public async Task ItMayBeTurnedOnWhileTheApplicationRuns()
    {
        await using var app = new App([("Logging:DingTalk:ContextLines", "0")]);
        Assert.False(app.Logger().IsEnabled(LogLevel.Information));
        app.Configuration["Logging:DingTalk:ContextLines"] = "2";
        app.Configuration.Reload();
        using var activity = new Activity("pay").SetIdFormat(ActivityIdFormat.W3C).Start();
        app.Logger().LogInformation("Charging");
        app.Logger().LogError("Order {Id} failed", 17);
        Assert.Single((await app.TellOneAsync()).Context);
    }

    [Fact]
    public async Task WhatASecretPropertyHoldsIsNotTold()
    {
        await using var app = new App(Three);
        using var activity = new Activity("pay").SetIdFormat(ActivityIdFormat.W3C).Start();
        app.Logger().LogInformation("Login of {User} with {Password}", "ada", "hunter2");
        app.Logger().LogError("Order {Id} failed", 17);
        Assert.Equal("Login of ada with •••", Assert.Single((await app.TellOneAsync()).Context).Message);
    }

    [Fact]
    public async Task AStateThatCannotBeRenderedHarmsNobody()
    {
        await using var app = new App(Three);
        using var activity = new Activity("pay").SetIdFormat(ActivityIdFormat.W3C).Start();
        app.Logger().Log(LogLevel.Information, 0, new object(), null, static (_, _) => throw new InvalidOperationException());
        app.Logger().LogError("Order {Id} failed", 17);
        Assert.Equal(1, (await app.TellOneAsync()).Count);
    }

    [Fact]
    public void ThereIsOneProviderForLinesHoweverOftenItIsAdded()
    {
        using var services = new ServiceCollection().AddLogging(static l => l.AddDingTalk().AddDingTalk()).BuildServiceProvider();
        Assert.Single(services.GetServices<ILoggerProvider>().OfType<ContextLoggerProvider>());
    }
}
