using System.Net;
using System.Text.Json;
using DingTalk.Testing.Apps;

namespace DingTalk.Testing.Tests.Apps;

public sealed class SendTests : AppTest
{
    const string ToGroup = "/v1.0/robot/groupMessages/send";
    const string ToPeople = "/v1.0/robot/oToMessages/batchSend";

    [Fact]
    public async Task AMessageToTheGroupIsShownThere()
    {
        var answer = await SayToGroupAsync("磁盘 <1>");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Matches("^[A-Za-z0-9+/=]{20,}$", answer.Text("processQueryKey"));
        var message = Assert.Single(Group.Messages);
        Assert.Equal((MessageChannel.Group, Conversation, App.RobotCode), (message.Channel, message.Conversation, message.Robot));
        Assert.Equal(("text", "磁盘 <1>", 0, "ok"), (message.MsgType, message.Text, message.ErrCode, message.ErrMsg));
        Assert.Null(message.Reason);
        Assert.Equal("cidOnCall==", Conversation);
    }

    [Fact]
    public async Task AMessageToPeopleNamesThoseWhomItDoesNotReach()
    {
        App.SetFlowControl("user2");

        var answer = await SayToPeopleAsync("a", "user1", "user2", "nobody");

        Assert.Equal(["nobody"], answer.Texts("invalidStaffIdList"));
        Assert.Equal(["user2"], answer.Texts("flowControlledStaffIdList"));
        var message = Assert.Single(Group.Messages);
        Assert.Equal(MessageChannel.Person, message.Channel);
        Assert.Null(message.Conversation);
        Assert.Equal(["user1"], message.Users);
        Assert.Contains(message.Hints, hint => hint.StartsWith("unknown user: nobody here has the userId nobody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMessageThatReachesNobodySucceedsAndIsNotShown()
    {
        var answer = await SayToPeopleAsync("a", "nobody");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(Group.Messages);
        var request = Assert.Single(Group.Requests);
        Assert.Equal((MessageOutcome.Refused, 0), (request.Outcome, request.ErrCode));
        Assert.Contains("unknown user", request.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sampleText", """{"content":"c"}""", "text||c")]
    [InlineData("sampleMarkdown", """{"title":"t","text":"x"}""", "markdown|t|x")]
    [InlineData("sampleImageMsg", """{"photoURL":"https://a/b.png"}""", "image||")]
    [InlineData("sampleLink", """{"title":"t","text":"x","messageUrl":"u"}""", "link|t|x")]
    [InlineData("sampleActionCard", """{"title":"t","text":"x","singleTitle":"s","singleURL":"u"}""", "actionCard|t|x")]
    [InlineData("sampleActionCard2", """{"title":"t","text":"x","actionTitle1":"a","actionURL1":"b","actionTitle2":"c","actionURL2":"d"}""", "actionCard|t|x")]
    [InlineData("sampleActionCard6", """{"title":"t","text":"x","buttonTitle1":"a","buttonUrl1":"b","buttonTitle2":"c","buttonUrl2":"d"}""", "actionCard|t|x")]
    [InlineData("sampleAudio", """{"mediaId":"@m","duration":"3000"}""", "audio||")]
    [InlineData("sampleFile", """{"mediaId":"@m","fileName":"f.pdf","fileType":"pdf"}""", "file||")]
    [InlineData("sampleVideo", """{"duration":"10","videoMediaId":"@m","videoType":"mp4","picMediaId":"@p"}""", "video||")]
    public async Task EveryMsgKeyIsShownAndInsistsOnItsFields(string key, string param, string shown)
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(ToGroup, Message(key, param))).Status);
        var message = Group.Messages[0];
        Assert.Equal(shown, $"{message.MsgType}|{message.Title}|{message.Text}");

        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(param)!;
        foreach (var name in fields.Keys.Where(name => name != "picMediaId"))
        {
            var without = fields.Where(field => field.Key != name).ToDictionary();
            var answer = await PostAsync(ToGroup, Message(key, without));
            Assert.StartsWith("miss.param.", answer.Code, StringComparison.Ordinal);
            Assert.Contains(name, Group.Requests[^1].Reason, StringComparison.Ordinal);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task ButtonsMediaAndDurationsAreKept()
    {
        await PostAsync(ToGroup, Message("sampleActionCard6", new { title = "t", text = "x", buttonTitle1 = "a", buttonUrl1 = "b", buttonTitle2 = "c", buttonUrl2 = "d" }));
        await PostAsync(ToGroup, Message("sampleAudio", new { mediaId = "@m", duration = "3000" }));
        await PostAsync(ToGroup, Message("sampleFile", new { mediaId = "@m", fileName = "report", fileType = "pdf" }));

        var content = Group.Messages.Select(message => message.Content).ToList();
        Assert.Equal(["a>b", "c>d"], content[0].Buttons.Select(button => $"{button.Title}>{button.Url}"));
        Assert.True(content[0].ButtonsSideBySide);
        Assert.Equal(("@m", TimeSpan.FromSeconds(3)), (content[1].MediaId, content[1].Duration));
        Assert.Equal("report.pdf", content[2].FileName);
        Assert.Contains("no file was uploaded here as '@m'", Assert.Single(Group.Messages[1].Hints), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("robotCode", null, "invalidParameter.robotCode.empty", "robotCode is missing")]
    [InlineData("robotCode", "other", "invalidParameter.robotCode.notExsit", "no robot of this app has the robotCode 'other'")]
    [InlineData("openConversationId", null, "miss.openConversationId", "is missing")]
    [InlineData("openConversationId", "cidOther", "invalid.openConversationId", "no group has")]
    [InlineData("openConversationId", "chat1", "invalid.openConversationId", "a chatId of the older API")]
    [InlineData("msgKey", null, "invalidParameter.msgKey.empty", "msgKey is missing")]
    [InlineData("msgKey", "sampleMarkDown", "invalidParameter.msgKey.invalid", "it is spelt sampleMarkdown")]
    [InlineData("msgKey", "text", "invalidParameter.msgKey.invalid", "it is spelt sampleText")]
    [InlineData("msgKey", "sampleFeedCard", "invalidParameter.msgKey.invalid", "no feed cards")]
    [InlineData("msgParam", null, "invalidParameter.msgParam.invalid", "msgParam is missing")]
    [InlineData("msgParam", "hello", "invalidParameter.msgParam.invalid", "not a JSON object")]
    [InlineData("msgParam", "[]", "invalidParameter.msgParam.invalid", "not a JSON object")]
    [InlineData("msgParam", """{"Content":"a"}""", "miss.param.contentOfText", "'Content' is spelt differently")]
    public async Task AMistakeIsRefusedWithASentence(string field, string? value, string code, string reason)
    {
        var body = new Dictionary<string, string>
        {
            ["robotCode"] = App.RobotCode,
            ["openConversationId"] = Conversation,
            ["msgKey"] = "sampleText",
            ["msgParam"] = """{"content":"a"}""",
        };
        body.Remove(field);
        if (value is not null) body[field] = value;

        AssertRefused(await PostAsync(ToGroup, body), 400, code, reason);
        Assert.Empty(Group.Messages);
    }

    [Fact]
    public async Task AMsgParamMustBeATextAndNotTooLong()
    {
        AssertRefused(
            await PostAsync(ToGroup, new { robotCode = App.RobotCode, openConversationId = Conversation, msgKey = "sampleText", msgParam = new { content = "a" } }),
            400,
            "invalidParameter.msgParam.invalid",
            "serialise it once more");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(ToGroup, Message("sampleText", Sized(15_000)))).Status);
        AssertRefused(
            await PostAsync(ToGroup, Message("sampleText", Sized(15_001))), 400, "invalidParameter.msgParam.tooLong", "15001 bytes");

        static string Sized(int bytes) => "{\"content\":\"" + new string('x', bytes - 17) + "中\"}";
    }

    [Fact]
    public async Task PeopleAreAListOfAtMostTwenty()
    {
        var twenty = Enumerable.Range(1, 20).Select(i => $"u{i}").ToArray();
        Assert.Equal(HttpStatusCode.OK, (await SayToPeopleAsync("a", twenty)).Status);
        AssertRefused(await SayToPeopleAsync("a", [.. twenty, "u21"]), 400, "invalidParameter.userIds.overMax", "21 userIds");
        AssertRefused(await SayToPeopleAsync("a"), 400, "invalidParameter.userIds.empty", "missing or empty");
        AssertRefused(
            await PostAsync(ToPeople, new { robotCode = App.RobotCode, userIds = "user1", msgKey = "sampleText", msgParam = "{}" }),
            400,
            "invalidParameter.param.invalid",
            "userIds must be a JSON array");
    }

    [Theory]
    [InlineData(ConversationState.WithoutRobot, "invalidParameter.robotCode.notExsit", "the robot is not in this group")]
    [InlineData(ConversationState.Stopped, "bot.stopped", "switched off")]
    [InlineData(ConversationState.Disbanded, "group.disbanded", "dissolved")]
    public async Task AGroupMayStandOtherwiseToTheRobot(ConversationState state, string code, string reason)
    {
        App.SetConversation(Conversation, state);
        AssertRefused(await SayToGroupAsync("a"), 400, code, reason);

        App.SetConversation(Conversation, ConversationState.Open);
        Assert.Equal(HttpStatusCode.OK, (await SayToGroupAsync("a")).Status);
    }

    [Fact]
    public async Task MoreGroupsAndPeopleCanBeChosen()
    {
        await RestartAsync(new DingTalkGroupOptions
        {
            App = new GroupAppOptions { RobotCode = "robot", Conversations = ["cidA", "cidB"], Users = [new GroupUser("chen")] },
        });
        AssertRefused(
            await PostAsync(ToGroup, new { robotCode = App.AppKey }), 400, "invalidParameter.robotCode.notExsit", "has the code robot");
        await PostAsync(ToGroup, new { robotCode = "robot", openConversationId = "cidB", msgKey = "sampleText", msgParam = """{"content":"b"}""" });
        await SayToPeopleAsync("c", "chen");

        Assert.Equal(["cidB", null], Group.Messages.Select(message => message.Conversation));
    }
}
