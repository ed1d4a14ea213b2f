using DingTalk.Alerting;
using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests;

public sealed class DingTalkLoggerProviderTests
{
    static readonly TimeSpan GroupWait = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task AnErrorReachesTheGroupByItself()
    {
        await using var app = new App();

        app.Logger().LogError("Order {Id} failed", 17);
        await app.Clock.WhenSetAsync(GroupWait);
        app.Clock.Advance(GroupWait);

        Assert.Contains("1 events", await app.Group.NextAsync());
    }

    [Fact]
    public async Task AnotherErrorReachesTheGroupToo()
    {
        await using var app = new App();
        var logger = app.Logger();
        logger.LogError("Order {Id} failed", 17);
        await app.Clock.WhenSetAsync(GroupWait);
        app.Clock.Advance(GroupWait);
        await app.Group.NextAsync();
        await app.Alerts.PumpAsync();

        app.Clock.Advance(TimeSpan.FromMinutes(20));
        logger.LogError("Payment {Id} failed", 17);
        await app.Clock.WhenSetAsync(GroupWait);
        app.Clock.Advance(GroupWait);

        Assert.Contains("1 events", await app.Group.NextAsync());
    }

    [Fact]
    public async Task WhileNothingIsLoggedNoTimerRuns()
    {
        await using var app = new App();
        var logger = app.Logger();
        Assert.Empty(app.Clock.Set);

        logger.LogError("Order {Id} failed", 17);
        await app.Clock.WhenSetAsync(GroupWait);
        app.Clock.Advance(GroupWait);
        await app.Group.NextAsync();
        await app.Alerts.PumpAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Empty(app.Clock.Set);
    }

    [Fact]
    public async Task TheTimeOfARepeatIsExactToASecond()
    {
        await using var app = new App([("Logging:DingTalk:GroupWait", "00:00:10")]);
        var logger = app.Logger();
        for (var i = 0; i < 10; i++)
        {
            logger.LogError("Order {Id} failed", i);
            app.Clock.Advance(TimeSpan.FromMilliseconds(700));
        }

        var last = app.Clock.GetUtcNow() - TimeSpan.FromMilliseconds(700);
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await app.Alerts.PumpAsync();

        var group = Assert.Single(Assert.Single(app.Formatter.Digests).Groups);
        Assert.InRange(last - group.Last, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheEndTellsWhatIsUntold(bool synchronously)
    {
        var app = new App();
        app.Logger().LogError("Order {Id} failed", 17);
        var alerts = app.Alerts;

        if (synchronously) ((ServiceProvider)app.Services).Dispose();
        else await app.DisposeAsync();

        Assert.True(Assert.Single(app.Formatter.Digests).IsFinal);
        Assert.Equal((1, 0, 0), (alerts.GetStatistics().Told, alerts.GetStatistics().Pending, alerts.GetStatistics().Lost));
        // The robot's permit is free again after a minute; after that nothing may be left running.
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(app.Clock.Set);
    }

    [Fact]
    public async Task AfterTheEndLoggingDoesNoHarmAndIsCountedAsLost()
    {
        var app = new App();
        var logger = app.Logger();
        var alerts = app.Alerts;
        var provider = app.Services.GetServices<ILoggerProvider>().OfType<DingTalkLoggerProvider>().Single();
        var direct = provider.CreateLogger("Direct");
        await app.DisposeAsync();

        direct.LogError("Order {Id} failed", 17);
        logger.LogError("Order {Id} failed", 17);

        Assert.Equal(2, alerts.GetStatistics().Lost);
    }

    [Fact]
    public async Task ItMayEndTwice()
    {
        var app = new App();
        app.Logger().LogError("Order {Id} failed", 17);
        var provider = app.Services.GetServices<ILoggerProvider>().OfType<DingTalkLoggerProvider>().Single();

        provider.Dispose();
        await provider.DisposeAsync();
        await app.DisposeAsync();

        Assert.Single(app.Formatter.Digests);
    }

    [Fact]
    public async Task TheHandleComesFromDependencyInjection()
    {
        await using var app = new App();

        app.Logger().LogError("Order {Id} failed", 17);

        Assert.Equal(1, app.Services.GetRequiredService<DingTalkAlerts>().GetStatistics().Pending);
    }

    [Fact]
    public async Task AHandleMadeInCodeIsTheOneInDependencyInjection()
    {
        var alerts = new DingTalkAlerts();
        await using var app = new App(logging: builder => builder.AddDingTalk(options => options.Alerts = alerts));

        app.Logger().LogError("Order {Id} failed", 17);

        Assert.Same(alerts, app.Alerts);
        Assert.Equal(1, alerts.GetStatistics().Pending);
    }

    [Fact]
    public async Task WithoutAHostAFactoryIsEnough()
    {
        var group = new FakeGroup();
        using (var factory = LoggerFactory.Create(builder => builder.AddDingTalk(options =>
        {
            options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=factory";
            options.HandlerFactory = () => group;
        })))
        {
            factory.CreateLogger("Orders").LogError("Order {Id} failed", 17);
        }

        Assert.Contains("Order 17 failed", await group.NextAsync());
    }
}
