using System.Net;

namespace DingTalk.Testing.Tests.Apps;

public sealed class AfterwardsTests : AppTest
{
    const string GroupQuery = "/v1.0/robot/groupMessages/query";

    [Fact]
    public async Task WhoHasReadAMessageToPeopleIsTold()
    {
        var key = (await SayToPeopleAsync("a", "user1", "user2")).Text("processQueryKey");
        App.MarkRead(Group.Messages[0], "user2");

        var status = await StatusAsync(Uri.EscapeDataString(key));

        Assert.Equal("SUCCESS", status.Text("sendStatus"));
        Assert.Equal(
            ["User One user1 UNREAD", "User Two user2 READ"],
            status.Json.GetProperty("messageReadInfoList").EnumerateArray().Select(reader =>
                $"{reader.GetProperty("name")} {reader.GetProperty("userId")} {reader.GetProperty("readStatus")}"));
        AssertRefused(await StatusAsync(key), 400, "invalid.processQueryKey", "not URL-encoded");
        AssertRefused(await StatusAsync(""), 400, "invalidParameter.processQueryKey.missing", "missing");
        Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.OK, (await StatusAsync(Uri.EscapeDataString(key))).Status);
        Clock.Advance(TimeSpan.FromSeconds(1));
        AssertRefused(await StatusAsync(Uri.EscapeDataString(key)), 400, "processQueryKey.expireTime", "24 hours");
    }

    [Fact]
    public async Task ReadersOfAGroupMessageComeInPages()
    {
        var key = (await SayToGroupAsync("a")).Text("processQueryKey");
        await Sender.JsonAsync($"{App.Address}/api/app/read", """{"id":1}""");

        var first = await PostAsync(GroupQuery, Query(key, 1, ""));
        var second = await PostAsync(GroupQuery, Query(key, 1, first.Text("nextToken")));

        Assert.Equal(["user1", "user2"], first.Texts("readUserIds").Concat(second.Texts("readUserIds")));
        Assert.True(first.Json.GetProperty("hasMore").GetBoolean());
        Assert.False(second.Json.GetProperty("hasMore").GetBoolean());
        AssertRefused(await PostAsync(GroupQuery, Query(key, 201, "")), 400, "invalidParameter.pageSize.invalid", "1 to 200");
        AssertRefused(await PostAsync(GroupQuery, Query(key, 1, "x")), 400, "invalidParameter.cursor.invalid", "nextToken");
        AssertRefused(await PostAsync(GroupQuery, Query("x", 1, "")), 400, "invalid.processQueryKey", "no such message");
        Assert.Equal(HttpStatusCode.BadRequest, (await Sender.JsonAsync($"{App.Address}/api/app/read", """{"id":99}""")).Status);
    }

    [Fact]
    public async Task ARecalledGroupMessageIsMarked()
    {
        var key = (await SayToGroupAsync("a")).Text("processQueryKey");

        var answer = await PostAsync(
            "/v1.0/robot/groupMessages/recall",
            new { robotCode = App.RobotCode, openConversationId = Conversation, processQueryKeys = new[] { key, "x" } });

        Assert.Equal([key], answer.Texts("successResult"));
        Assert.Equal("invalid.processQueryKey", answer.Json.GetProperty("failedResult").GetProperty("x").GetString());
        Assert.True(Assert.Single(Group.Messages).IsRecalled);
        Assert.Equal("RECALLED", (await PostAsync(GroupQuery, Query(key, 1, ""))).Text("sendStatus"));
        Assert.Contains("\"recalled\":true", Group.Messages[0].ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oto")]
    [InlineData("oTo")]
    public async Task AMessageToPeopleIsRecalledUnderBothSpellings(string spelling)
    {
        var path = $"/v1.0/robot/{spelling}Messages/batchRecall";
        var key = (await SayToPeopleAsync("a", "user1")).Text("processQueryKey");

        var answer = await PostAsync(path, new { robotCode = App.RobotCode, processQueryKeys = new[] { key } });

        Assert.Equal([key], answer.Texts("successResult"));
        Assert.True(Group.Messages[0].IsRecalled);
        Clock.Advance(TimeSpan.FromHours(25));
        var late = await PostAsync(path, new { robotCode = App.RobotCode, processQueryKeys = new[] { key } });
        Assert.Equal("robot.processQueryKey.expired", late.Json.GetProperty("failedResult").GetProperty(key).GetString());
        var many = Enumerable.Range(0, 21).Select(i => $"{i}");
        AssertRefused(
            await PostAsync(path, new { robotCode = App.RobotCode, processQueryKeys = many }), 400, "invalidParameter.processQueryKeys.overMax", "21");
        AssertRefused(
            await PostAsync(path, new { robotCode = App.RobotCode, processQueryKey = key }), 400, "invalidParameter.processQueryKey.missing", "processQueryKeys, a list");
    }

    [Fact]
    public async Task AResetForgetsWhatWasSent()
    {
        var key = (await SayToGroupAsync("a")).Text("processQueryKey");
        Group.Reset();

        AssertRefused(await PostAsync(GroupQuery, Query(key, 1, "")), 400, "invalid.processQueryKey", "no such message");
    }

    object Query(string key, int size, string next) => new
    {
        robotCode = App.RobotCode,
        openConversationId = Conversation,
        processQueryKey = key,
        maxResults = size,
        nextToken = next,
    };

    async Task<AppAnswered> StatusAsync(string key) => await GetAsync(
        $"/v1.0/robot/oToMessages/readStatus?robotCode={App.RobotCode}&processQueryKey={key}", await TokenAsync());
}
