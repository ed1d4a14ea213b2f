using DingTalk.Alerting;
using DingTalk.Robots;
using DingTalk.Testing;

namespace EndToEnd.Tests.Laws;

/// <summary>Law 6: by us, the access token and the signing secret appear nowhere.</summary>
public sealed class NoSecretLeavesTests
{
    public static TheoryData<DoorKind, string> Failures()
    {
        var data = new TheoryData<DoorKind, string>();
        foreach (var door in Enum.GetValues<DoorKind>())
        {
            foreach (var failure in new[] { "dead", "unknown", "signature", "echo", "reset", "html", "500", "hang", "throttle" })
                data.Add(door, failure);
        }

        return data;
    }

    [Theory, MemberData(nameof(Failures))]
    public async Task AFailingSendDoesNotGiveThemAway(DoorKind door, string failure)
    {
        DingTalkOptions? given = null;
        await using var scene = await Scene.OpenAsync(door, configure: options =>
        {
            given = options;
            if (failure == "dead") options.Webhook = $"http://127.0.0.1:1/robot/send?access_token={options.Webhook!.Split('=')[1]}";
            if (failure == "unknown") options.Webhook += "0";
            if (failure == "signature") options.Secret += "0";
        });
        Break(scene.Group, failure);
        scene.LogKinds(100, kinds: 10);
        for (var minute = 0; minute < 3; minute++) await scene.AdvanceAsync(TimeSpan.FromMinutes(1));

        var result = scene.Statistics.LastResult;
        Assert.NotNull(result);
        Assert.False(result.IsDelivered);
        var robot = new WebhookRobotOptions { Webhook = given!.Webhook!, Secret = given.Secret };
        using var client = new WebhookRobot(robot);
        string?[] outside =
        [
            .. scene.Said.Sentences, result.ToString(), result.Advice, result.ErrorMessage, result.Exception?.ToString(),
            scene.Statistics.ToString(), given.ToString(), robot.ToString(), client.ToString(), client.RateLimiter.ToString(),
        ];
        Assert.NotEmpty(scene.Said.Sentences);
        AssertHidden(scene, outside);

        // What is told when all is well again.
        scene.Group.ClearFaults();
        await scene.CloseWhileTimePassesAsync();
        AssertHidden(scene, [.. scene.Said.Sentences, .. scene.Group.Messages.Select(static m => m.Title + m.Text)]);
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task LogTextThatHoldsThemIsMasked(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);

        scene.Error("Posting to {Url} failed", scene.Group.Webhook);
        scene.Error($"Posting to {scene.Group.Webhook} failed");
        scene.Error(new HttpRequestException($"No answer from {scene.Group.Webhook}."), "The robot failed with {Reason}", "a fault");
        scene.Error("The secret={Secret} is wrong", scene.Group.Secret);
        scene.Error("Cannot sign with {Key}", scene.Group.Secret);
        await scene.TellAllAsync();

        Assert.NotEmpty(scene.Group.Messages);
        AssertHidden(scene, [.. scene.Group.Messages.Select(static m => m.Title + m.Text)]);
        scene.AssertAllTold();
    }

    [Fact]
    public void AWrongAddressIsNotRepeated()
    {
        const string Token = "0123456789abcdef0123456789abcdef";
        foreach (var webhook in new[]
        {
            $"ftp://oapi.dingtalk.com/robot/send?access_token={Token}",
            $"http://oapi.dingtalk.com/robot/send?access_token={Token}",
            $"oapi.dingtalk.com/robot/send?access_token={Token}",
            $"https://oapi.dingtalk.com/robot/send?token={Token}",
            Token,
        })
        {
            var thrown = Assert.ThrowsAny<ArgumentException>(() => AlertPipeline.Create(new DingTalkOptions { Webhook = webhook }));
            Assert.DoesNotContain(Token, thrown.ToString());
        }
    }

    static void Break(DingTalkGroup group, string failure)
    {
        RobotFault? fault = failure switch
        {
            // A server, or something in between, that repeats the address it was asked for.
            "echo" => RobotFault.Refuse(999, $"no such page: {group.Webhook} with {group.Secret}"),
            "reset" => RobotFault.Reset,
            "html" => RobotFault.Html,
            "500" => RobotFault.HttpStatus(500),
            "hang" => RobotFault.Hang,
            "throttle" => RobotFault.Throttle,
            _ => null,
        };
        if (fault is not null) group.FailUntilCleared(fault);
    }

    static void AssertHidden(Scene scene, IEnumerable<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text is null) continue;
            Assert.DoesNotContain(scene.Group.Token, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(scene.Group.Secret!, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
