using DingTalk.Extensions.DependencyInjection.Tests.Support;
using DingTalk.Robots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DingTalk.Extensions.DependencyInjection.Tests;

public sealed class RegistrationTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ANamedRobotIsAKeyedServiceThatSignsAndSends()
    {
        using var handler = new AnsweringHandler();
        var configuration = Settings.Of(
            """{ "DingTalk": { "OnCall": { "Webhook": "https://oapi.dingtalk.com/robot/send?access_token=named", "Secret": "SECabc" } } }""");
        using var services = new ServiceCollection()
            .AddDingTalkRobot("oncall", configuration.GetSection("DingTalk:OnCall"), options => options.HandlerFactory = () => handler)
            .AddSingleton<Page>()
            .BuildServiceProvider();

        var result = await services.GetRequiredService<Page>().Robot.SendAsync(new TextMessage("disk is full"), Cancelled);

        Assert.True(result.IsDelivered);
        var address = Assert.Single(handler.Addresses);
        Assert.StartsWith("?access_token=named&timestamp=", address.Query, StringComparison.Ordinal);
        Assert.Contains("&sign=", address.Query, StringComparison.Ordinal);
        Assert.Same(services.GetRequiredService<Page>().Robot, services.GetRequiredService<IDingTalkRobots>().Get("oncall"));
        Assert.Null(services.GetService<IRobot>());
    }

    [Fact]
    public void TheUnnamedRobotIsAPlainService()
    {
        using var services = new ServiceCollection()
            .AddDingTalkRobot(Settings.Of("""{ "Webhook": "https://oapi.dingtalk.com/robot/send?access_token=unnamed" }"""))
            .BuildServiceProvider();

        Assert.IsType<WebhookRobot>(services.GetRequiredService<IRobot>());
        Assert.Same(services.GetRequiredService<IRobot>(), services.GetRequiredService<IDingTalkRobots>().Get());
    }

    [Fact]
    public void SeveralWebhooksAreOneGroup()
    {
        using var services = new ServiceCollection()
            .AddDingTalkRobot("oncall", Settings.Of(
                """
                { "Webhooks": [ "https://oapi.dingtalk.com/robot/send?access_token=first",
                                { "Webhook": "https://oapi.dingtalk.com/robot/send?access_token=second", "Secret": "SECabc" } ] }
                """))
            .BuildServiceProvider();

        var group = Assert.IsType<RobotGroup>(services.GetRequiredKeyedService<IRobot>("oncall"));

        Assert.Equal(2, group.GetMembers().Count);
    }

    [Fact]
    public void AnAppIsARobotOfItsGroupAndAnAppRobot()
    {
        using var services = new ServiceCollection()
            .AddDingTalkRobot("app", Settings.Of("""{ "AppKey": "dingabc", "AppSecret": "s", "Conversation": "cidABC==" }"""))
            .BuildServiceProvider();

        Assert.NotNull(services.GetRequiredKeyedService<IRobot>("app"));
        Assert.Same(services.GetRequiredKeyedService<AppRobot>("app"), services.GetRequiredService<IDingTalkRobots>().GetApp("app"));
    }

    [Fact]
    public void AnAppWithoutATargetIsAnAppRobotOnlyAndSaysSo()
    {
        using var services = new ServiceCollection()
            .AddDingTalkRobot("app", Settings.Of("""{ "AppKey": "dingabc", "AppSecret": "s" }"""))
            .BuildServiceProvider();

        Assert.NotNull(services.GetRequiredKeyedService<AppRobot>("app"));
        var refused = Assert.Throws<InvalidOperationException>(() => services.GetRequiredKeyedService<IRobot>("app"));
        Assert.StartsWith("The DingTalk robot \"app\" is an app's without a target.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWebhookIsNoAppRobotAndAnUnknownNameIsAnsweredWithTheKnownOnes()
    {
        using var services = new ServiceCollection()
            .AddDingTalkRobot(options => options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=unnamed")
            .AddDingTalkRobot("oncall", options => options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=oncall")
            .BuildServiceProvider();
        var robots = services.GetRequiredService<IDingTalkRobots>();

        Assert.Contains("is a custom robot", Assert.Throws<InvalidOperationException>(() => robots.GetApp("oncall")).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The DingTalk robot \"oncal\" was not added. Those that were: the unnamed one, \"oncall\".",
            Assert.Throws<ArgumentException>(() => robots.Get("oncal")).Message,
            StringComparison.Ordinal);
        Assert.Equal(["", "oncall"], robots.Names);
    }

    [Fact]
    public void TheSameNameTwiceIsOneRobotWithBothSettings()
    {
        using var services = new ServiceCollection()
            .AddDingTalkRobot("oncall", options => options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=one")
            .AddDingTalkRobot("oncall", options => options.Secret = "SECabc")
            .BuildServiceProvider();

        Assert.Single(services.GetKeyedServices<IRobot>("oncall"));
        Assert.Equal(["oncall"], services.GetRequiredService<IDingTalkRobots>().Names);
        var options = services.GetRequiredService<IOptionsMonitor<DingTalkRobotOptions>>().Get("oncall");
        Assert.Equal(("https://oapi.dingtalk.com/robot/send?access_token=one", "SECabc"), (options.Webhook, options.Secret));
    }

    [Fact]
    public void TheContainerEndsItsRobots()
    {
        using var handler = new AnsweringHandler();
        var services = new ServiceCollection()
            .AddDingTalkRobot("oncall", options =>
            {
                options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=ends";
                options.HandlerFactory = () => handler;
            })
            .BuildServiceProvider();
        var robots = services.GetRequiredService<IDingTalkRobots>();
        robots.Get("oncall");

        services.Dispose();

        Assert.True(handler.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => robots.Get("oncall"));
    }

    [Fact]
    public void TheHandlerIsMadeForTheRobotAloneAndNotForTheCheck()
    {
        var made = 0;
        using var services = new ServiceCollection()
            .AddDingTalkRobot("oncall", options =>
            {
                options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=made";
                options.HandlerFactory = () =>
                {
                    made++;
                    return new AnsweringHandler();
                };
            })
            .BuildServiceProvider();

        services.GetRequiredKeyedService<IRobot>("oncall");
        services.GetRequiredService<IDingTalkRobots>().Get("oncall");

        Assert.Equal(1, made);
    }

    public sealed class Page([FromKeyedServices("oncall")] IRobot robot)
    {
        public IRobot Robot => robot;
    }
}
