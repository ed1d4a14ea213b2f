using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace DingTalk.Extensions.Logging.Tests.Configuration;

public sealed class ReloadTests
{
    const string GroupWait = "Logging:DingTalk:GroupWait";

    [Fact]
    public async Task AGoodEditIsInForceAtOnce()
    {
        await using var app = new App();
        var logger = app.Logger();
        Edit(app, GroupWait, "00:00:10");

        logger.LogError("Order {Id} failed", 1);
        app.Clock.Advance(TimeSpan.FromSeconds(9));
        await app.Alerts.PumpAsync();
        Assert.Empty(app.Formatter.Digests);

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Alerts.PumpAsync();
        Assert.Single(app.Formatter.Digests);
        Assert.Empty(app.Diagnostics);
    }

    [Fact]
    public async Task AlertsCanBeSwitchedOffAndOnAgain()
    {
        await using var app = new App([("Logging:DingTalk:Webhook", "")]) { Webhook = null };
        var logger = app.Logger();
        Assert.False(logger.IsEnabled(LogLevel.Error));

        Edit(app, "Logging:DingTalk:Webhook", "https://oapi.dingtalk.com/robot/send?access_token=switch");
        logger.LogError("Order {Id} failed", 1);
        Assert.Equal(1, app.Statistics.Accepted);

        Edit(app, "Logging:DingTalk:Webhook", "");
        logger.LogError("Order {Id} failed", 2);
        Assert.Equal(1, app.Statistics.Accepted);
    }

    [Fact]
    public async Task TheKeyPropertyFollows()
    {
        await using var app = new App();
        var logger = app.Logger();
        Edit(app, "Logging:DingTalk:KeyProperty", "Id");

        logger.LogError("Order {Id} failed", "a");
        logger.LogError("Order {Id} failed", "b");

        Assert.Equal(2, app.Statistics.Kinds);
    }

    [Theory]
    [InlineData("abc", "The setting Logging:DingTalk:GroupWait must be a duration")]
    [InlineData("-00:00:01", "The DingTalk option GroupWait is -00:00:01")]
    public async Task ABadEditIsRefusedOnceAndTheLastGoodSettingsStay(string value, string reason)
    {
        await using var app = new App([(GroupWait, "00:00:03")]);
        var logger = app.Logger();

        Edit(app, GroupWait, value);
        app.Configuration.Reload();

        var said = Assert.Single(app.Diagnostics);
        Assert.StartsWith($"The changed settings are refused and the last good ones stay in force: {reason}", said);
        logger.LogError("Order {Id} failed", 1);
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await app.Alerts.PumpAsync();
        Assert.Empty(app.Formatter.Digests);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Alerts.PumpAsync();
        Assert.Single(app.Formatter.Digests);
    }

    [Fact]
    public async Task ABadEditAfterAGoodOneIsReportedAgain()
    {
        await using var app = new App();
        app.Logger();

        Edit(app, GroupWait, "abc");
        Edit(app, GroupWait, "00:00:05");
        Edit(app, GroupWait, "abc");

        Assert.Equal(2, app.Diagnostics.Count);
    }

    [Fact]
    public async Task ABadEditHarmsNobodyElse()
    {
        await using var app = new App();
        app.Logger();
        var heard = 0;
        using var other = ChangeToken.OnChange(app.Configuration.GetReloadToken, () => heard++);

        Edit(app, GroupWait, "abc");
        Edit(app, GroupWait, "def");

        Assert.Equal(2, heard);
    }

    [Fact]
    public async Task AfterTheEndAnEditIsNobodysBusiness()
    {
        var app = new App();
        app.Logger();
        await app.DisposeAsync();

        Edit(app, GroupWait, "abc");

        Assert.Empty(app.Diagnostics);
    }

    static void Edit(App app, string setting, string value)
    {
        app.Configuration[setting] = value;
        app.Configuration.Reload();
    }
}
