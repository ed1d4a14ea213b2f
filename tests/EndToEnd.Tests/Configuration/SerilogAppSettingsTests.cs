using DingTalk.Alerting;
using DingTalk.Testing;
using Serilog;
using Serilog.Core;

namespace EndToEnd.Tests.Configuration;

public sealed class SerilogAppSettingsTests
{
    [Fact]
    public async Task FlatArgumentsConfigureTheSink()
    {
        await using var group = await StartAsync();
        await using (var logger = Read(
            $$"""
            { "Name": "DingTalk", "Args": {
                "webhook": "{{group.Webhook}}", "secret": "{{group.Secret}}", "application": "Shop", "environment": "Staging",
                "language": "en", "timeZone": "Asia/Shanghai",
                "mentionMobiles": [ "13800000000" ], "mentionMinimumLevel": "Error" } }
            """))
        {
            logger.Warning("Order {OrderId} is late", 1);
            logger.Error("Order {OrderId} could not be shipped", 4711);
        }

        var message = Assert.Single(group.Messages);
        Assert.Contains("Order 4711 could not be shipped", message.Text);
        Assert.Contains("Shop", message.Text);
        Assert.Contains("Staging", message.Text);
        Assert.Contains("@13800000000", message.Text);
        Assert.Contains("UTC+8", message.Text);
        Assert.Equal(1, MarkdownDigestFormatter.ReadEventCount(message.Text));
    }

    [Fact]
    public async Task AnOptionsObjectConfiguresTheSink()
    {
        await using var group = await StartAsync();
        await using (var logger = Read(
            $$"""
            { "Name": "DingTalk", "Args": {
                "options": {
                    "Webhook": "{{group.Webhook}}", "Secret": "{{group.Secret}}", "Application": "Shop", "Language": "en",
                    "GroupWait": "00:00:01", "Spacing": [ "00:00:03" ], "MaxKinds": 2, "KeyProperty": "OrderId",
                    "Mention": { "Mobiles": [ "13800000000" ], "MinimumLevel": "Error" } },
                "restrictedToMinimumLevel": "Warning" } }
            """))
        {
            logger.Information("Order {OrderId} is fine", 1);
            for (var order = 1; order <= 4; order++) logger.Warning("Order {OrderId} is late", order);
            logger.Error("Order {OrderId} could not be shipped", 1);
        }

        var message = Assert.Single(group.Messages);
        Assert.Equal(5, MarkdownDigestFormatter.ReadEventCount(message.Text));
        Assert.Contains("Shop", message.Text);
        Assert.Contains("@13800000000", message.Text);
        Assert.Contains("Other kinds", message.Text);
    }

    [Fact]
    public async Task WhatIsNoAddressIsRefusedInWords()
    {
        await using var group = await StartAsync();
        var thrown = Assert.ThrowsAny<Exception>(() => Read("""{ "Name": "DingTalk", "Args": { "webhook": "not an address" } }"""));

        // Serilog.Settings.Configuration calls the method through reflection.
        Assert.Contains("webhook", thrown.GetBaseException().Message, StringComparison.OrdinalIgnoreCase);
    }

    static Task<DingTalkGroup> StartAsync() => DingTalkGroup.StartAsync(
        new DingTalkGroupOptions { Secret = "SEC0123456789" }, TestContext.Current.CancellationToken);

    static Logger Read(string sink)
    {
        using var file = new ConfigurationFile(
            $$"""{ "Serilog": { "Using": [ "Serilog.Sinks.DingTalk" ], "MinimumLevel": "Verbose", "WriteTo": [ {{sink}} ] } }""");
        return new LoggerConfiguration().ReadFrom.Configuration(file.Build()).CreateLogger();
    }
}
