using DingTalk.Robots;
using DingTalk.Testing;
using DingTalk.Testing.Apps;
using Messages;

namespace Samples.Tests.Messages;

public sealed class TourTests
{
    static readonly byte[] SomePicture = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EverythingArrivesThroughAWebhook()
    {
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Secret = "SECtour" }, Cancelled);
        using var output = new StringWriter();

        Assert.True(await new Tour(output, group).ThroughWebhookAsync(Webhook(group)), output.ToString());

        Assert.Equal(8, group.Messages.Count);
        Assert.Equal(
            ["actionCard", "actionCard", "actionCard", "feedCard", "link", "markdown", "text", "text"],
            group.Messages.Select(message => message.MsgType).Order());
    }

    [Fact]
    public async Task EverythingArrivesThroughAnApp()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        using var output = new StringWriter();

        Assert.True(await new Tour(output, group).ThroughAppAsync(App(group)), output.ToString());

        Assert.Contains("nobody: Invalid", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(group.App.Conversations[0], group.Messages[0].Conversation);
    }

    [Fact]
    public async Task EachProgramOfTheHowToSaysWhatIsWrong()
    {
        await using var group = await DingTalkGroup.StartAsync(null, Cancelled);
        var (app, conversation) = (App(group), group.App.Conversations[0]);
        using var picture = new MemoryStream(SomePicture);
        using var large = new MemoryStream(new byte[21_000_000]);

        var secret = await HowTo.SendTextAsync(app with { AppSecret = "wrong" }, conversation);
        var elsewhere = await HowTo.SendLinkAsync(app, "cidElsewhere==");
        var tooLarge = await HowTo.SendImageAsync(app, conversation, large);
        group.App.SetConversation(conversation, ConversationState.WithoutRobot);
        var outside = await HowTo.SendTextAsync(app, conversation);
        group.App.SetConversation(conversation, ConversationState.Open);
        group.App.RevokeToken();
        var renewed = await HowTo.SendImageAsync(app, conversation, picture);
        group.App.Deny("qyapi_robot_sendmsg");
        var denied = await HowTo.SendTextAsync(app, conversation);

        Assert.Equal(SendReason.Credentials, secret.Reason);
        Assert.Equal(SendReason.UnknownGroup, elsewhere.Reason);
        Assert.Equal(SendReason.UnknownRobot, outside.Reason);
        Assert.Contains("the robot is not in it", outside.Explain(), StringComparison.Ordinal);
        Assert.Equal(SendReason.TooLong, tooLarge.Reason);
        Assert.True(renewed.IsAccepted, renewed.Explain());
        Assert.Equal((SendReason.Permission, "qyapi_robot_sendmsg"), (denied.Reason, string.Join(' ', denied.RequiredScopes)));
        Assert.All([secret, elsewhere, outside, tooLarge, denied], static result => Assert.EndsWith(".", result.Advice, StringComparison.Ordinal));
        var plain = await Assert.ThrowsAsync<ArgumentException>(
            () => HowTo.SendTextAsync(app with { ApiAddress = "http://example.com" }, conversation));
        Assert.Contains("https", plain.Message, StringComparison.Ordinal);
    }

    static WebhookRobotOptions Webhook(DingTalkGroup group) => new() { Webhook = group.Webhook, Secret = group.Secret };

    static AppRobotOptions App(DingTalkGroup group) => new()
    {
        AppKey = group.App.AppKey,
        AppSecret = group.App.AppSecret,
        AgentId = group.App.AgentId,
        ApiAddress = group.App.Address,
        LegacyApiAddress = group.App.Address,
    };
}
