using System.Text.Json;
using DingTalk.Cli.Tests.Support;
using DingTalk.Testing;

namespace DingTalk.Cli.Tests.Apps;

/// <summary>What only an app does: rings, notifications, recalls.</summary>
public sealed class AppCallTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("app", 1)]
    [InlineData("sms", 2)]
    [InlineData("phone", 3)]
    public async Task ADingRingsAndIsRecalledByWhatWasPrinted(string channel, int remindType)
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var rung = await Run(group, "ding", "The", "database", "is", "down", "--mobile", "13800000001", "--channel", channel);

        Assert.Equal((0, ""), (rung.Code, rung.Errors));
        Assert.StartsWith("Rung. openDingId ", rung.Output, StringComparison.Ordinal);
        var message = Assert.Single(group.Messages);
        Assert.Equal((MessageChannel.Ding, "The database is down"), (message.Channel, message.Text));
        Assert.Equal(["user1"], message.Users);
        Assert.Contains($"\"remindType\":{remindType}", message.Body, StringComparison.Ordinal);

        var recalled = await Run(group, "recall", "--ding", rung.Output.Trim().Split(' ')[^1]);
        Assert.Equal((0, "Recalled.\n"), (recalled.Code, recalled.Output));
        Assert.True(Assert.Single(group.Messages).IsRecalled);
    }

    [Fact]
    public async Task WhomADingDoesNotReachIsNamedAndAScriptReadsIt()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var told = await Run(group, "ding", "Fire", "--user", "user1", "--user", "nobody");
        var json = JsonDocument.Parse((await Run(group, "ding", "Fire", "--user", "user1", "--user", "nobody", "--json")).Output).RootElement;

        Assert.Equal(4, told.Code);
        Assert.StartsWith("It does not ring for nobody (", told.Errors, StringComparison.Ordinal);
        Assert.Equal((4, false), (json.GetProperty("exitCode").GetInt32(), json.GetProperty("mayRepeat").GetBoolean()));
        Assert.NotEqual("", json.GetProperty("openDingId").GetString());
        Assert.Equal("refused", json.GetProperty("users")[1].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task ANotificationArrivesAndIsRecalledByItsTask()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var sent = await Run(group, "notify", "Your shift begins", "--user", "user1", "--mobile", "13800000002", "--agent-id", $"{group.App.AgentId}");

        Assert.Equal((0, ""), (sent.Code, sent.Errors));
        Assert.Equal((MessageChannel.Work, "Your shift begins"), (Assert.Single(group.Messages).Channel, group.Messages[0].Text));
        Assert.Equal(["user1", "user2"], group.Messages[0].Users);
        var recalled = await Run(group, "recall", "--task", sent.Output.Trim().Split(' ')[^1], "--agent-id", $"{group.App.AgentId}");
        Assert.Equal((0, ""), (recalled.Code, recalled.Errors));
        Assert.True(group.Messages[0].IsRecalled);
    }

    [Fact]
    public async Task ANotificationWithATitleIsMarkdownAndGoesToEverybody()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var sent = await Run(group, "notify", "**x**", "--title", "T", "--everybody", "--agent-id", $"{group.App.AgentId}");

        Assert.Equal((0, ""), (sent.Code, sent.Errors));
        Assert.Equal(("markdown", "T"), (Assert.Single(group.Messages).MsgType, group.Messages[0].Title));
    }

    [Fact]
    public async Task MessagesAreRecalledByTheirKeysFromAGroupAndFromPeople()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        var conversation = group.App.Conversations[0];
        var toGroup = Key(await Run(group, "send", "text", "x", "--conversation", conversation, "--json"));
        var toPeople = Key(await Run(group, "send", "text", "y", "--user", "user1", "--json"));

        var part = await Run(group, "recall", toGroup, "other", "--conversation", conversation);
        var whole = await Run(group, "recall", toPeople);
        var none = await Run(group, "recall", "other", "--conversation", conversation);

        Assert.Equal((4, 0, 1), (part.Code, whole.Code, none.Code));
        Assert.StartsWith("Not recalled: other (", part.Errors, StringComparison.Ordinal);
        Assert.All(group.Messages, static message => Assert.True(message.IsRecalled));

        static string Key(CliOutcome run) => JsonDocument.Parse(run.Output).RootElement.GetProperty("processQueryKeys")[0].GetString()!;
    }

    [Theory]
    [InlineData("There is nobody to ring.", "ding", "Fire")]
    [InlineData("The AgentId is missing.", "notify", "x", "--user", "user1")]
    [InlineData("Name what to take back", "recall")]
    [InlineData("Name what to take back", "recall", "key", "--ding", "x")]
    [InlineData("There is no option --chanel here. Did you mean --channel?", "ding", "Fire", "--chanel", "sms")]
    [InlineData("There is no option --webhook here.", "ding", "Fire", "--webhook", "https://example.com")]
    public async Task AWrongCommandLineIsASentenceAndExitCodeTwo(string sentence, params string[] args)
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);

        var run = await Run(group, args);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith(sentence, run.Errors, StringComparison.Ordinal);
        Assert.Empty(group.Requests);
    }

    [Fact]
    public async Task AWebhookAloneCannotDoIt()
    {
        var run = await new Support.Cli { ["DINGTALK_WEBHOOK"] = "https://oapi.dingtalk.com/robot/send?access_token=x" }
            .RunAsync("ding", "Fire", "--user", "user1");

        Assert.Equal(2, run.Code);
        Assert.StartsWith("The app is missing, and a webhook cannot do this.", run.Errors, StringComparison.Ordinal);
    }

    static Task<CliOutcome> Run(DingTalkGroup group, params string[] args) => new Support.Cli
    {
        ["DINGTALK_WEBHOOK"] = group.Webhook,
        ["DINGTALK_APP_KEY"] = group.App.AppKey,
        ["DINGTALK_APP_SECRET"] = group.App.AppSecret,
    }.RunAsync([.. args, "--base-address", group.App.Address]);
}
