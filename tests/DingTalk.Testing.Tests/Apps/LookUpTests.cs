using System.Text.Json;
using DingTalk.Testing.Apps;

namespace DingTalk.Testing.Tests.Apps;

public sealed class LookUpTests : AppTest
{
    const string ByMobile = "/topapi/v2/user/getbymobile";

    [Fact]
    public async Task AMobileFindsItsUser()
    {
        var form = await FormAsync(ByMobile, ("mobile", "13800000002"));
        var json = await PostAsync($"{ByMobile}?access_token={await TokenAsync()}", new { mobile = "13800000001" }, null);

        Assert.Equal("user2", form.Json.GetProperty("result").GetProperty("userid").GetString());
        Assert.Equal("user1", json.Json.GetProperty("result").GetProperty("userid").GetString());
        AssertRefused(await FormAsync(ByMobile), 400002, "missing");
        AssertRefused(await FormAsync(ByMobile, ("mobile", "x")), 40104, "not a mobile number");
        AssertRefused(await FormAsync(ByMobile, ("mobile", "13800000009")), 60121, "nobody here");
    }

    [Fact]
    public async Task TheRobotOfAGroupIsFound()
    {
        var found = await PostAsync("/v1.0/robot/groups/robots/query", new { openConversationId = Conversation });
        var robot = found.Json.GetProperty("chatbotInstanceVOList")[0];
        Assert.Equal((App.RobotCode, 2), (robot.GetProperty("robotCode").GetString(), robot.GetProperty("openRobotType").GetInt32()));

        App.SetConversation(Conversation, ConversationState.WithoutRobot);
        var without = await PostAsync("/v1.0/robot/groups/robots/query", new { openConversationId = Conversation });
        Assert.Equal(0, without.Json.GetProperty("chatbotInstanceVOList").GetArrayLength());
        AssertRefused(
            await PostAsync("/v1.0/robot/groups/robots/query", new { openConversationId = "x" }), 400, "illegal.openconevrsation.id", "no group");
    }

    [Fact]
    public async Task AChatIdIsConverted()
    {
        var app = JsonDocument.Parse(await Sender.Http.GetStringAsync($"{App.Address}/api/app", Cancelled)).RootElement;
        var chat = app.GetProperty("conversations")[0].GetProperty("chatId").GetString();

        var answer = await PostAsync($"/v1.0/im/chat/{chat}/convertToOpenConversationId", "");

        Assert.Equal(Conversation, answer.Text("openConversationId"));
        AssertRefused(await PostAsync("/v1.0/im/chat/chatx/convertToOpenConversationId", "{}"), 400, "invalideChatId", "no group has");
    }

    [Fact]
    public async Task OptionsOutOfRangeAreRefused()
    {
        GroupAppOptions[] wrong =
        [
            new() { PerSecond = 0 },
            new() { MonthlyCalls = -1 },
            new() { PaidDings = -1 },
            new() { TokenLifetime = TimeSpan.Zero },
            new() { AgentId = 0 },
            new() { Conversations = ["a", "a"] },
            new() { Users = [new GroupUser("")] },
        ];
        foreach (var options in wrong)
            await Assert.ThrowsAnyAsync<ArgumentException>(() => DingTalkGroup.StartAsync(new DingTalkGroupOptions { App = options }, Cancelled));
        Assert.DoesNotContain("secret", new GroupAppOptions { AppSecret = "secret" }.ToString(), StringComparison.Ordinal);
    }
}
