using System.Net;
using DingTalk.Testing.Apps;

namespace DingTalk.Testing.Tests.Apps;

public sealed class DingTests : AppTest
{
    [Fact]
    public async Task ADingRingsAndIsRecalled()
    {
        var answer = await DingAsync(3, ["user1", "nobody"], "Standard_Male_Voice");
        var id = answer.Text("openDingId");

        Assert.Equal("nobody", answer.Json.GetProperty("failedList").GetProperty("miss.staffId")[0].GetString());
        var message = Assert.Single(Group.Messages);
        Assert.Equal((MessageChannel.Ding, "DING (phone)", "wake up"), (message.Channel, message.Title, message.Text));
        Assert.Equal(["user1"], message.Users);
        var recalled = await PostAsync("/v1.0/robot/ding/recall", new { robotCode = App.RobotCode, openDingId = id });
        Assert.Equal(id, recalled.Text("openDingId"));
        Assert.True(Group.Messages[0].IsRecalled);
        AssertRefused(
            await PostAsync("/v1.0/robot/ding/recall", new { robotCode = App.RobotCode, openDingId = "x" }), 400, "recall.ding.exception", "no DING");
    }

    [Fact]
    public async Task ReceiversAreLimitedByTheKind()
    {
        var many = Enumerable.Range(0, 201).Select(i => $"u{i}").ToArray();
        Assert.Equal(HttpStatusCode.OK, (await DingAsync(1, many[..200])).Status);
        AssertRefused(await DingAsync(1, many), 400, "ding.receivercount.limit", "201 receivers");
        Assert.Equal(HttpStatusCode.OK, (await DingAsync(2, many[..20])).Status);
        AssertRefused(await DingAsync(2, many[..21]), 400, "ding.receivercount.limit", "21 receivers");
        AssertRefused(await DingAsync(2, []), 400, "miss.staffId", "missing or empty");
        AssertRefused(await DingAsync(4, ["user1"]), 400, "invalidParameter.param.invalid", "remindType");
        AssertRefused(await DingAsync(3, ["user1"], "Loud"), 400, "invalidParameter.param.invalid", "no callVoice 'Loud'");
        AssertRefused(await PostAsync("/v1.0/robot/ding/send", new { robotCode = "x" }), 400, "invalid.chatbotId", "not the app's");
    }

    [Fact]
    public async Task EditionAndPaidDingsAreOptions()
    {
        await RestartAsync(new DingTalkGroupOptions { App = new GroupAppOptions { PaidDings = 1 } });
        Assert.Equal(HttpStatusCode.OK, (await DingAsync(1, ["user1", "user2"])).Status);
        Assert.Equal(HttpStatusCode.OK, (await DingAsync(2, ["user1"])).Status);
        AssertRefused(await DingAsync(3, ["user1"]), 400, "ding.serverquota.insufficient", "0 are left");

        await RestartAsync(new DingTalkGroupOptions { App = new GroupAppOptions { HasDing = false } });
        AssertRefused(await DingAsync(1, ["user1"]), 400, "send.ding.exception", "edition");
    }

    Task<AppAnswered> DingAsync(int kind, string[] users, string? voice = null) => PostAsync(
        "/v1.0/robot/ding/send",
        new { robotCode = App.RobotCode, remindType = kind, receiverUserIdList = users, content = "wake up", callVoice = voice });
}
