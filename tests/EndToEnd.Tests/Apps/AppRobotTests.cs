using DingTalk.Robots;
using DingTalk.Testing;
using DingTalk.Testing.Apps;

namespace EndToEnd.Tests.Apps;

/// <summary>An app's robot against the emulator, which shares no code with it: every call as DingTalk takes it, every refusal with a sentence that helps.</summary>
public sealed class AppRobotTests : IAsyncLifetime
{
    DingTalkGroup _group = null!;
    AppRobot _robot = null!;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Conversation => _group.App.Conversations[0];

    AppRobotOptions Options => new()
    {
        AppKey = _group.App.AppKey,
        AppSecret = _group.App.AppSecret,
        RobotCode = _group.App.RobotCode,
        AgentId = _group.App.AgentId,
        ApiAddress = _group.App.Address,
        LegacyApiAddress = _group.App.Address,
    };

    public async ValueTask InitializeAsync()
    {
        _group = await DingTalkGroup.StartAsync(cancellationToken: Token);
        _robot = new AppRobot(Options);
    }

    public async ValueTask DisposeAsync()
    {
        _robot.Dispose();
        await _group.DisposeAsync();
    }

    [Fact]
    public async Task EveryKindOfMessageArrivesInTheGroup()
    {
        ActionCardButton[] buttons = [.. "ABCDE".Select(static name => new ActionCardButton($"{name}", $"https://example.com/{name}"))];
        var image = (await _robot.UploadAsync(new MemoryStream([1]), "图.png", cancellationToken: Token)).Value.MediaId;
        var file = (await _robot.UploadAsync(new MemoryStream([1, 2]), "a.pdf", cancellationToken: Token)).Value.MediaId;
        var voice = (await _robot.UploadAsync(new MemoryStream([1, 2, 3]), "a.amr", cancellationToken: Token)).Value.MediaId;
        var video = (await _robot.UploadAsync(new MemoryStream([1, 2, 3, 4]), "a.mp4", cancellationToken: Token)).Value.MediaId;
        RobotMessage[] messages =
        [
            new TextMessage("磁盘满了"),
            new MarkdownMessage("T", "**x**"),
            new ImageMessage(image),
            new ImageMessage("https://example.com/p.png"),
            new LinkMessage("T", "x", "https://example.com/") { PictureUrl = image },
            .. Enumerable.Range(1, 5).Select(count => new ActionCardMessage("T", "x", buttons[..count])),
            new ActionCardMessage("T", "x", buttons[..2]) { ButtonsSideBySide = true },
            new FileMessage(file, "a.pdf"),
            new AudioMessage(voice, TimeSpan.FromSeconds(2)),
            new VideoMessage(video, image, TimeSpan.FromSeconds(3), 640, 480),
        ];
        foreach (var message in messages)
        {
            var result = await _robot.ToGroup(Conversation).SendAsync(message, Token);
            Assert.True(result.IsAccepted, $"{message}: {result.Explain()}");
        }

        Assert.Equal(messages.Length, _group.Messages.Count);
        Assert.All(_group.Messages, static message => Assert.Empty(message.Hints));
    }

    [Fact]
    public async Task EachRefusalHasASentenceThatHelps()
    {
        using var wrong = new AppRobot(Options with { AppSecret = "not-the-secret" });
        Says(await wrong.SendToGroupAsync(Conversation, new TextMessage("x"), Token), SendReason.Credentials, "AppSecret");

        Says(await _robot.SendToGroupAsync("cidNobody==", new TextMessage("x"), Token), SendReason.UnknownGroup, "the robot is not in it");
        _group.App.SetConversation(Conversation, ConversationState.WithoutRobot);
        Says(await _robot.SendToGroupAsync(Conversation, new TextMessage("x"), Token), SendReason.UnknownRobot, "the robot is not in it");
        _group.App.SetConversation(Conversation, ConversationState.Stopped);
        Says(await _robot.SendToGroupAsync(Conversation, new TextMessage("x"), Token), SendReason.RobotDisabled, "stopped");
        _group.App.SetConversation(Conversation, ConversationState.Disbanded);
        Says(await _robot.SendToGroupAsync(Conversation, new TextMessage("x"), Token), SendReason.GroupDissolved, "dissolved");

        using var stranger = new AppRobot(Options with { RobotCode = "dingother" });
        Says(await stranger.SendToGroupAsync(Conversation, new TextMessage("x"), Token), SendReason.UnknownRobot, "robot code");
        Says((await _robot.SendToUsersAsync(["nobody"], new TextMessage("x"), Token)).Call, SendReason.UnknownUser, "user ids");
        Says((await _robot.FindUserIdAsync("13900000000", Token)).Call, SendReason.UnknownUser, "mobile number");

        _group.App.Deny(AppPermissions.SendMessages);
        var denied = await _robot.SendToGroupAsync(Conversation, new TextMessage("x"), Token);
        Says(denied, SendReason.Permission, AppPermissions.SendMessages);
        Assert.Equal([AppPermissions.SendMessages], denied.RequiredScopes);
        Assert.NotNull(denied.RequestId);
        _group.App.Deny(AppPermissions.MemberByMobile);
        Says((await _robot.FindUserIdAsync("13800000001", Token)).Call, SendReason.Permission, AppPermissions.MemberByMobile);
        Assert.Empty(_group.Messages);

        static void Says(SendResult result, SendReason reason, string word)
        {
            Assert.Equal(reason, result.Reason);
            Assert.Contains(word, result.Explain());
        }
    }

    [Fact]
    public async Task ATokenRevokedInMidFlightCostsNoMessage()
    {
        Assert.True((await _robot.SendToGroupAsync(Conversation, new TextMessage("1"), Token)).IsAccepted);
        _group.App.RevokeToken();
        Assert.True((await _robot.SendToGroupAsync(Conversation, new TextMessage("2"), Token)).IsAccepted);
        _group.App.RevokeToken();
        Assert.True((await _robot.UploadAsync(new MemoryStream([1]), "a.png", cancellationToken: Token)).HasValue);
        Assert.Equal(["1", "2"], _group.Messages.Select(static message => message.Text));
    }

    [Fact]
    public async Task UsersHaveResultsOfTheirOwnAndWhatTheyReadIsTold()
    {
        _group.App.SetFlowControl("user2");
        var result = await _robot.SendToUsersAsync(["user1", "user2", "nobody"], new TextMessage("x"), Token);
        Assert.Equal(
            [UserOutcome.Accepted, UserOutcome.FlowControlled, UserOutcome.Invalid], result.Users.Select(static user => user.Outcome));
        var key = result.Call.ProcessQueryKey!;
        Assert.Equal(["user1"], (await _robot.GetUserReadStatusAsync(key, Token)).Value.UnreadUserIds);
        _group.App.MarkRead(_group.Messages[0]);
        var status = (await _robot.GetUserReadStatusAsync(key, Token)).Value;
        Assert.Equal((MessageStatus.Delivered, "user1"), (status.Status, status.ReadUserIds.Single()));
        Assert.Equal([key], (await _robot.RecallFromUsersAsync([key], Token)).Value.Recalled);
        Assert.Equal(MessageStatus.Recalled, (await _robot.GetUserReadStatusAsync(key, Token)).Value.Status);
    }

    [Fact]
    public async Task AMessageToAGroupIsReadAndRecalled()
    {
        var key = (await _robot.SendToGroupAsync(Conversation, new TextMessage("x"), Token)).ProcessQueryKey!;
        _group.App.MarkRead(_group.Messages[0]);
        Assert.Equal(["user1", "user2"], (await _robot.GetGroupReadStatusAsync(Conversation, key, Token)).Value.ReadUserIds);
        var recall = (await _robot.RecallFromGroupAsync(Conversation, [key, "other"], Token)).Value;
        Assert.Equal([key], recall.Recalled);
        Assert.Contains("other", recall.Failed.Keys);
        Assert.True(_group.Messages[0].IsRecalled);
    }

    [Fact]
    public async Task AWorkNotificationIsSentLookedUpAndRecalled()
    {
        var id = (await _robot.FindUserIdAsync("13800000001", Token)).Value;
        var sent = await _robot.SendWorkNotificationAsync(WorkReceivers.OfUsers(id, "user2"), new MarkdownMessage("T", "x"), Token);
        var result = (await _robot.GetWorkResultAsync(sent.Value.TaskId, Token)).Value;
        Assert.Equal(["user1", "user2"], result.UnreadUserIds.Concat(result.ReadUserIds).Order());
        Assert.Equal(WorkState.Done, (await _robot.GetWorkProgressAsync(sent.Value.TaskId, Token)).Value.State);

        var again = await _robot.SendWorkNotificationAsync(WorkReceivers.OfUsers(id), new MarkdownMessage("T", "x"), Token);
        Assert.True(again.HasValue);
        Assert.False((await _robot.GetWorkResultAsync(again.Value.TaskId, Token)).Value.IsComplete);
        Assert.True((await _robot.RecallWorkNotificationAsync(sent.Value.TaskId, Token)).IsAccepted);
    }

    [Fact]
    public async Task ADingRingsAndIsRecalled()
    {
        var ding = await _robot.SendDingAsync(new Ding("Fire", ["user1", "nobody"]) { Channel = DingChannel.Phone }, Token);
        Assert.Equal(["nobody"], ding.Value.FailedUserIds.Keys);
        Assert.True((await _robot.RecallDingAsync(ding.Value.OpenDingId, Token)).IsAccepted);
    }

    [Fact]
    public async Task ASessionIsAnsweredUntilItIsOver()
    {
        using var session = new WebhookRobot(new WebhookRobotOptions { Webhook = _group.SessionWebhook });
        Assert.True((await session.SendAsync(new TextMessage("x").WithMentions(Mentions.OfUserIds("user1")), Token)).IsDelivered);
        _group.AdvanceClock(TimeSpan.FromHours(2));
        var result = await session.SendAsync(new TextMessage("y"), Token);
        Assert.Contains("90 minutes", result.Explain());
    }

    [Fact]
    public async Task SeveralRobotsOfTheGroupShareTheLoad()
    {
        WebhookRobot[] robots = [.. new[] { _group.Robot, _group.AddRobot(), _group.AddRobot() }
            .Select(static robot => new WebhookRobot(new WebhookRobotOptions { Webhook = robot.Webhook, Secret = robot.Secret }))];
        using var group = new RobotGroup(robots, ownsRobots: true);
        for (var i = 0; i < 60; i++) Assert.True((await group.SendAsync(new TextMessage($"{i}"), Token)).IsDelivered);
        Assert.Equal([20, 20, 20], _group.Messages.GroupBy(static message => message.Robot).Select(static messages => messages.Count()));
    }
}
