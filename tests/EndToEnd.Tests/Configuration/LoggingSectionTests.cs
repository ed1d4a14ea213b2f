using DingTalk.Alerting;
using DingTalk.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EndToEnd.Tests.Configuration;

public sealed class LoggingSectionTests
{
    [Fact]
    public async Task TheSectionConfiguresTheProvider()
    {
        await using var group = await StartAsync();
        await LogAsync(
            $$"""
            { "Logging": { "DingTalk": {
                "Webhook": "{{group.Webhook}}", "Secret": "{{group.Secret}}", "Application": "Shop", "Environment": "Staging",
                "Language": "en", "TimeZone": "Asia/Shanghai", "GroupWait": "00:00:01",
                "Mention": { "Mobiles": [ "13800000000" ], "MinimumLevel": "Error" } } } }
            """,
            static logger =>
            {
                logger.LogWarning("Order {OrderId} is late", 1);
                logger.LogError("Order {OrderId} could not be shipped", 4711);
            });

        var message = Assert.Single(group.Messages);
        Assert.Contains("Order 4711 could not be shipped", message.Text);
        Assert.Contains("Shop", message.Text);
        Assert.Contains("Staging", message.Text);
        Assert.Contains("@13800000000", message.Text);
        Assert.Contains("UTC+8", message.Text);
        Assert.Equal(1, MarkdownDigestFormatter.ReadEventCount(message.Text));
    }

    [Fact]
    public async Task TheGeneralLevelDoesNotReachTheGroup()
    {
        await using var group = await StartAsync();
        await LogAsync(
            $$"""
            { "Logging": {
                "LogLevel": { "Default": "Trace", "Shop.Orders": "Trace" },
                "DingTalk": { "Webhook": "{{group.Webhook}}", "Secret": "{{group.Secret}}" } } }
            """,
            static logger =>
            {
                logger.LogInformation("Order {OrderId} is fine", 1);
                logger.LogWarning("Order {OrderId} is late", 1);
                logger.LogError("Order {OrderId} could not be shipped", 1);
            });

        Assert.Equal(1, MarkdownDigestFormatter.ReadEventCount(Assert.Single(group.Messages).Text));
    }

    [Fact]
    public async Task TheSectionsOwnLevelsRule()
    {
        await using var group = await StartAsync();
        await LogAsync(
            $$"""
            { "Logging": {
                "LogLevel": { "Default": "Critical" },
                "DingTalk": {
                    "Webhook": "{{group.Webhook}}", "Secret": "{{group.Secret}}",
                    "LogLevel": { "Default": "None", "Shop": "Warning" } } } }
            """,
            static logger =>
            {
                logger.LogInformation("Order {OrderId} is fine", 1);
                logger.LogWarning("Order {OrderId} is late", 1);
            },
            static other => other.LogCritical("The cache {Name} is gone", "prices"));

        var message = Assert.Single(group.Messages);
        Assert.Equal(1, MarkdownDigestFormatter.ReadEventCount(message.Text));
        Assert.Contains("Order 1 is late", message.Text);
    }

    [Fact]
    public async Task WhatIsNoAddressIsRefusedInWords()
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(static () => LogAsync(
            """{ "Logging": { "DingTalk": { "Webhook": "not an address" } } }""", static _ => { }));

        Assert.Contains("webhook", thrown.GetBaseException().Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AnotherRobotIsTakenWhileTheApplicationRuns()
    {
        await using var group = await StartAsync();
        var old = group.AddRobot(secret: "SECold");
        using var file = new ConfigurationFile(Section(old.Webhook, "SECwrong"));
        var configuration = file.Build();
        var alerts = new DingTalkAlerts();
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging
                .AddConfiguration(configuration.GetSection("Logging"))
                .AddDingTalk(options => options.Alerts = alerts))
            .BuildServiceProvider();
        var logger = services.GetRequiredService<ILogger<LoggingSectionTests>>();
        logger.LogCritical("The database {Name} is gone", "orders");
        await group.WaitForRequestAsync(
            static request => request.Outcome == MessageOutcome.Refused, Scene.Patience, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(file.Path, Section(group.Webhook, group.Secret), TestContext.Current.CancellationToken);
        configuration.Reload();

        var message = await group.WaitForMessageAsync(
            timeout: Scene.Patience, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(group.Token, message.Robot);
        await alerts.PumpAsync();
        Assert.Equal(1, alerts.GetStatistics().Told);
    }

    static string Section(string webhook, string? secret) =>
        $$"""{ "Logging": { "DingTalk": { "Webhook": "{{webhook}}", "Secret": "{{secret}}" } } }""";

    static Task<DingTalkGroup> StartAsync() => DingTalkGroup.StartAsync(
        new DingTalkGroupOptions { Secret = "SEC0123456789" }, TestContext.Current.CancellationToken);

    static async Task LogAsync(string json, Action<ILogger> log, Action<ILogger>? logElsewhere = null)
    {
        using var file = new ConfigurationFile(json);
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddConfiguration(file.Build().GetSection("Logging")).AddDingTalk())
            .BuildServiceProvider();
        var loggers = services.GetRequiredService<ILoggerFactory>();
        log(loggers.CreateLogger("Shop.Orders"));
        logElsewhere?.Invoke(loggers.CreateLogger("Cache"));
    }
}
