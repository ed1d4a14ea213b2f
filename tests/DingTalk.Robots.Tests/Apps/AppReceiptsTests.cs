using System.Net;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Apps;

public sealed class AppReceiptsTests
{
    const string Query = "/v1.0/robot/groupMessages/query";
    const string UserStatus = "/v1.0/robot/oToMessages/readStatus";

    readonly AppServer _server = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadersOfAGroupAreReadPageByPage()
    {
        _server.Answer(Query, static call => ScriptedHandler.Response(call.Body.Contains("nextToken")
            ? """{"sendStatus":"SUCCESS","readUserIds":["u2","u3"],"hasMore":false}"""
            : """{"sendStatus":"SUCCESS","readUserIds":["u1","u2"],"nextToken":"t1","hasMore":true}"""));
        using var robot = new AppRobot(_server.Options());
        var status = (await robot.GetGroupReadStatusAsync("cid", "k+/=", Token)).Value;
        Assert.Equal(MessageStatus.Delivered, status.Status);
        Assert.Equal(["u1", "u2", "u3"], status.ReadUserIds);
        Assert.False(status.IsCut);
        Assert.Equal(
            [
                """{"openConversationId":"cid","robotCode":"dingkey","processQueryKey":"k+/=","maxResults":200}""",
                """{"openConversationId":"cid","robotCode":"dingkey","processQueryKey":"k+/=","maxResults":200,"nextToken":"t1"}""",
            ],
            _server.To(Query).Select(static call => call.Body));
    }

    [Fact]
    public async Task PagesThatNeverEndAreCut()
    {
        var page = 0;
        _server.Answer(Query, _ => ScriptedHandler.Response(
            $$"""{"sendStatus":"SUCCESS","readUserIds":["u{{++page}}"],"nextToken":"t{{page}}","hasMore":true}"""));
        using var robot = new AppRobot(_server.Options() with { CallsPerSecond = 1000 });
        var status = (await robot.GetGroupReadStatusAsync("cid", "k", Token)).Value;
        Assert.True(status.IsCut);
        Assert.Equal(100, status.ReadUserIds.Count);
    }

    [Fact]
    public async Task ReadersAmongUsersAreRead()
    {
        _server.Answer(
            UserStatus,
            """{"sendStatus":"SUCESS","messageReadInfoList":[{"name":"a","userId":"u1","readStatus":"READ"},{"userId":"u2","readStatus":"UNREAD"},7]}""");
        using var robot = new AppRobot(_server.Options());
        var status = (await robot.GetUserReadStatusAsync("k+/=", Token)).Value;
        Assert.Equal((MessageStatus.Delivered, "u1", "u2"), (status.Status, status.ReadUserIds.Single(), status.UnreadUserIds.Single()));
        var call = Assert.Single(_server.To(UserStatus));
        Assert.Equal(("GET", "?robotCode=dingkey&processQueryKey=k%2B%2F%3D", ""), (call.Method, call.Query, call.Body));
    }

    [Fact]
    public async Task AStatusThatIsNotThereYetIsAResult()
    {
        _server.Answer(UserStatus, """{"code":"processQueryKey.expireTime","message":"x"}""", HttpStatusCode.BadRequest);
        using var robot = new AppRobot(_server.Options());
        var result = await robot.GetUserReadStatusAsync("k", Token);
        Assert.Equal((SendReason.Expired, true), (result.Call.Reason, result.Call.RetryAfter > TimeSpan.Zero));
    }

    [Fact]
    public async Task ARecallTellsOfEachKey()
    {
        _server.Answer(
            "/v1.0/robot/groupMessages/recall", """{"successResult":["k1"],"failedResult":{"k2":"too old"}}""");
        using var robot = new AppRobot(_server.Options());
        var result = (await robot.RecallFromGroupAsync("cid", ["k1", "k2", "k3"], Token)).Value;
        Assert.Equal(["k1"], result.Recalled);
        Assert.Equal("too old", result.Failed["k2"]);
        Assert.Contains("did not say", result.Failed["k3"]);
        Assert.Equal(
            """{"openConversationId":"cid","robotCode":"dingkey","processQueryKeys":["k1","k2","k3"]}""",
            Assert.Single(_server.To("/v1.0/robot/groupMessages/recall")).Body);
    }

    [Fact]
    public async Task ARecallFromUsersTravelsInTwentiesToThePathAsDingTalkSpellsIt()
    {
        var calls = 0;
        _server.Answer("/v1.0/robot/otoMessages/batchRecall", call => ++calls == 1
            ? ScriptedHandler.Response("""{"successResult":["k0"],"failedResult":{}}""")
            : ScriptedHandler.Response("""{"code":"system.busy","message":"x"}""", (HttpStatusCode)429));
        using var robot = new AppRobot(_server.Options());
        var result = await robot.RecallFromUsersAsync(Enumerable.Range(0, 25).Select(static i => $"k{i}"), Token);
        Assert.Equal(["k0"], result.Value.Recalled);
        Assert.Equal(24, result.Value.Failed.Count);
        Assert.Contains("busy", result.Value.Failed["k24"]);
        Assert.Equal(2, calls);
    }
}
