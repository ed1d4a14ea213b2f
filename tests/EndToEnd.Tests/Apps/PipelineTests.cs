using DingTalk.Alerting;
using DingTalk.Robots;
using DingTalk.Testing;
using DingTalk.Testing.Apps;

namespace EndToEnd.Tests.Apps;

/// <summary>Alerts through an app's robot and through several webhooks of one group: whatever is an <see cref="IRobot"/> tells them.</summary>
public sealed class PipelineTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatAnAppsRobotAcceptsIsTold()
    {
        await using var scene = await AppScene.OpenAsync();
        await using var pipeline = Open(scene, scene.Robot.ToGroup(scene.Conversation));
        Log(pipeline, scene, "Payment {Id} failed", 7);
        await PassAsync(pipeline, scene, TimeSpan.FromSeconds(10));

        var statistics = pipeline.GetStatistics();
        Assert.Equal((7L, 0L, 0L, 1L), (statistics.Told, statistics.Pending, statistics.InDoubt, statistics.MessagesDelivered));
        Assert.Equal(SendOutcome.Accepted, statistics.LastResult!.Outcome);
        Assert.Equal(7, MarkdownDigestFormatter.ReadEventCount(Assert.Single(scene.Group.Messages).Text));
    }

    [Fact]
    public async Task WhatIsInDoubtIsNotSentAgainButToldOnceMoreAsPerhapsShown()
    {
        await using var scene = await AppScene.OpenAsync();
        var said = new SaidList();
        await using var pipeline = Open(scene, scene.Robot.ToGroup(scene.Conversation), options => options.Diagnostics = said.Add);
        Assert.True((await scene.Robot.CheckAsync(Token)).IsAccepted);
        scene.Group.Fail(RobotFault.AcceptThenReset);
        Log(pipeline, scene, "Payment {Id} failed", 3);
        await PassAsync(pipeline, scene, TimeSpan.FromSeconds(3));

        var doubt = pipeline.GetStatistics();
        Assert.Equal((0L, 3L, 3L), (doubt.Told, doubt.Pending, doubt.InDoubt));
        Assert.Equal((SendOutcome.InDoubt, false), (doubt.LastResult!.Outcome, doubt.LastResult.MayRepeat));
        await PassAsync(pipeline, scene, TimeSpan.FromMinutes(5));

        Assert.Equal((3L, 0L), (pipeline.GetStatistics().Told, pipeline.GetStatistics().Pending));
        Assert.Equal(2, scene.Group.Messages.Count);
        Assert.DoesNotContain("may have been shown", scene.Group.Messages[0].Text);
        Assert.Contains("may have been shown", scene.Group.Messages[1].Text);
        Assert.Contains(said.Sentences, static line => line.Contains("no key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MentionsThatAnAppsRobotCannotCarryDoNotKeepAnAlertBack()
    {
        await using var scene = await AppScene.OpenAsync();
        var said = new SaidList();
        await using var pipeline = Open(scene, scene.Robot.ToGroup(scene.Conversation), options =>
        {
            options.Mention.Mobiles = ["13800000001"];
            options.Mention.MinimumLevel = AlertLevel.Error;
            options.Diagnostics = said.Add;
        });
        Log(pipeline, scene, "Payment {Id} failed", 2);
        await PassAsync(pipeline, scene, TimeSpan.FromSeconds(10));

        Assert.Equal((2L, 0L), (pipeline.GetStatistics().Told, pipeline.GetStatistics().Pending));
        Assert.DoesNotContain("@13800000001", Assert.Single(scene.Group.Messages).Text);
        Assert.Single(said.Sentences, static line => line.Contains("without mentions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARobotThatWasPutOutOfItsGroupKeepsTheAlertsUntilItIsBack()
    {
        await using var scene = await AppScene.OpenAsync();
        await using var pipeline = Open(scene, scene.Robot.ToGroup(scene.Conversation));
        scene.App.SetConversation(scene.Conversation, ConversationState.WithoutRobot);
        Log(pipeline, scene, "Payment {Id} failed", 5);
        await PassAsync(pipeline, scene, TimeSpan.FromSeconds(10));
        Assert.True(pipeline.IsClosedForConfiguration);
        Assert.Contains("the robot is not in it", pipeline.GetStatistics().LastResult!.Explain());

        scene.App.SetConversation(scene.Conversation, ConversationState.Open);
        await PassAsync(pipeline, scene, TimeSpan.FromMinutes(5));

        Assert.Equal((5L, 0L), (pipeline.GetStatistics().Told, pipeline.GetStatistics().Pending));
    }

    [Fact]
    public async Task AGroupOfRobotsTellsThroughTheOneThatIsNotThrottled()
    {
        await using var scene = await AppScene.OpenAsync();
        WebhookRobot[] robots = [.. new[] { scene.Group.Robot, scene.Group.AddRobot() }.Select(robot =>
            new WebhookRobot(new WebhookRobotOptions { Webhook = robot.Webhook, Secret = robot.Secret, TimeProvider = scene.Clock }))];
        using var robotGroup = new RobotGroup(robots, ownsRobots: true);
        await using var pipeline = Open(scene, robotGroup, static options => options.Mention.Mobiles = ["13800000001"]);
        scene.Group.Fail(RobotFault.Throttle, robot: scene.Group.Robot);
        for (var kind = 0; kind < 4; kind++)
        {
            Log(pipeline, scene, $"Kind {kind} {{Id}}", 10, AlertLevel.Fatal);
            await PassAsync(pipeline, scene, TimeSpan.FromSeconds(30));
        }

        Assert.Equal((40L, 0L), (pipeline.GetStatistics().Told, pipeline.GetStatistics().Pending));
        Assert.Contains(scene.Group.Messages, static message => message.At.Mobiles.Contains("13800000001"));
        Assert.Contains(robotGroup.GetMembers(), static member => member.OutUntil is not null);
    }

    [Fact]
    public async Task ACardWithTheLinksIsToldThroughAnAppsRobotAndThroughAGroupOfRobots()
    {
        await using var scene = await AppScene.OpenAsync();
        using var webhook = new WebhookRobot(new WebhookRobotOptions
        {
            Webhook = scene.Group.Robot.Webhook,
            Secret = scene.Group.Robot.Secret,
            TimeProvider = scene.Clock,
        });
        using var robotGroup = new RobotGroup([webhook]);
        foreach (var robot in (IRobot[])[scene.Robot.ToGroup(scene.Conversation), robotGroup])
        {
            await using var pipeline = Open(scene, robot, static options =>
            {
                options.ActionCard = true;
                options.DetailsUrl = "https://logs.example.com/?k={Kind}";
                options.Runbooks = [new RunbookOptions { Category = "Shop", Url = "https://wiki.example.com/shop" }];
            });
            Log(pipeline, scene, "Payment {Id} failed", 7);
            await PassAsync(pipeline, scene, TimeSpan.FromSeconds(10));
            Assert.Equal((7L, 0L), (pipeline.GetStatistics().Told, pipeline.GetStatistics().Pending));
        }

        Assert.Equal(2, scene.Group.Messages.Count);
        Assert.All(scene.Group.Messages, static message =>
        {
            Assert.Equal(7, MarkdownDigestFormatter.ReadEventCount(message.Text));
            Assert.Equal(["Details", "Runbook"], message.Buttons.Select(static b => b.Title));
            Assert.Equal("https://wiki.example.com/shop", message.Buttons[1].Url);
        });
    }

    static AlertPipeline Open(AppScene scene, IRobot robot, Action<DingTalkOptions>? configure = null)
    {
        var options = new DingTalkOptions { TimeProvider = scene.Clock, Language = "en", TimeZone = "Asia/Shanghai", Application = "Shop" };
        configure?.Invoke(options);
        return new AlertPipeline(options, robot) { Wake = static () => { } };
    }

    static void Log(AlertPipeline pipeline, AppScene scene, string template, int count, AlertLevel level = AlertLevel.Error)
    {
        var now = scene.Clock.GetUtcNow();
        var key = new AlertKey { Level = level, Category = "Shop", Template = template };
        for (var i = 0; i < count; i++)
        {
            var receipt = pipeline.TryCountRepeat(key, now);
            if (!receipt.IsCounted) receipt = pipeline.Count(key, AlertText.IsTemplate, now);
            receipt.Keep(new AlertSample { Timestamp = now, Message = template });
        }
    }

    static async Task PassAsync(AlertPipeline pipeline, AppScene scene, TimeSpan time)
    {
        await pipeline.PumpAsync();
        for (var second = 0; second < time.TotalSeconds; second++)
        {
            scene.Clock.Advance(TimeSpan.FromSeconds(1));
            await pipeline.PumpAsync();
        }
    }
}
