using System.Net;
using System.Text.Json;
using CsCheck;
using DingTalk.Testing.Apps;
using DingTalk.Testing.Apps.State;

namespace DingTalk.Testing.Tests.Apps;

public sealed class GateTests : AppTest
{
    [Fact]
    public async Task TheTwentyFirstCallInASecondIsForbiddenForASecond()
    {
        var token = await TokenAsync();
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.OK, (await SayToGroupAsync("a", token)).Status);
        AssertRefused(await SayToGroupAsync("b", token), 403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "20 calls");
        var other = await PostAsync("/v1.0/robot/groups/robots/query", new { openConversationId = Conversation }, token);
        Clock.Advance(TimeSpan.FromMilliseconds(999));
        var still = await SayToGroupAsync("c", token);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var open = await SayToGroupAsync("d", token);

        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK], new[] { still.Status, open.Status });
    }

    [Fact]
    public void NoSecondHoldsMoreThanTheLimit() =>
        Gen.Select(Gen.Int[1, 25], Gen.Int[0, 300].Array[1, 300]).Sample((limit, waits) =>
        {
            var limits = new CallLimits(limit, null);
            var now = Clock.GetUtcNow();
            var taken = new List<DateTimeOffset>();
            foreach (var wait in waits)
            {
                now += TimeSpan.FromMilliseconds(wait);
                if (!limits.HasRoom("api", now)) continue;
                limits.Take("api", true, now);
                taken.Add(now);
                if (taken.Count(time => now - time < TimeSpan.FromSeconds(1)) > limit) return false;
            }

            return taken.Count >= Math.Min(limit, waits.Length);
        });

    [Fact]
    public async Task TheMonthsQuotaEndsWithTheMonth()
    {
        await RestartAsync(new DingTalkGroupOptions { App = new GroupAppOptions { MonthlyCalls = 1 } });
        Assert.Equal(HttpStatusCode.OK, (await SayToGroupAsync("a")).Status);
        AssertRefused(await SayToGroupAsync("b"), 403, "Forbidden.AccessDenied.ApiCountLimitForOrg", "quota of 1 calls");
        AssertRefused(await NotifyAsync("c", "user1"), 90020, "quota");
        Assert.Equal(0, (await FormAsync("/topapi/v2/user/getbymobile", ("mobile", "13800000001"))).ErrCode);
        Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.OK, (await SayToGroupAsync("d")).Status);
    }

    [Fact]
    public async Task AMissingPermissionIsNamed()
    {
        App.Deny(AppPermissions.SendMessages);
        var refused = await SayToGroupAsync("a");
        AssertRefused(refused, 403, "Forbidden.AccessDenied.AccessTokenPermissionDenied", "lacks the permission qyapi_robot_sendmsg");
        Assert.Equal(
            "qyapi_robot_sendmsg",
            refused.Json.GetProperty("accessdenieddetail").GetProperty("requiredScopes")[0].GetString());

        await Sender.JsonAsync($"{App.Address}/api/app", """{"grant":["qyapi_robot_sendmsg"],"deny":["qyapi_base"]}""");
        Assert.Equal(HttpStatusCode.OK, (await SayToGroupAsync("a")).Status);
        AssertRefused(await NotifyAsync("a", "user1"), 60011, "qyapi_base");
        Assert.DoesNotContain("qyapi_base", App.Permissions);
    }

    [Theory]
    [InlineData("POST", "/v1.0/robot/groupmessages/send", "spelt /v1.0/robot/groupMessages/send")]
    [InlineData("GET", "/v1.0/robot/groupMessages/send", "this API takes POST")]
    [InlineData("POST", "/v1.0/robot/nothing", "there is no API")]
    [InlineData("POST", "/v1.0/robot/groupMessages/send/", "spelt /v1.0/robot/groupMessages/send")]
    public async Task APathThatThereIsNotIsNotFound(string method, string path, string reason)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), App.Address + path);
        AssertRefused(await SendAsync(request), 404, "InvalidAction.NotFound", reason);
    }

    [Theory]
    [InlineData("GET", "/topapi/v2/user/getbymobile", 43002)]
    [InlineData("POST", "/gettoken", 43001)]
    [InlineData("POST", "/topapi/v2/user/nothing", 22)]
    public async Task TheOldHostAnswersThemWith200(string method, string path, int code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), App.Address + path);
        AssertRefused(await SendAsync(request), code, "");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"msgKey":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    public async Task ABodyThatIsNoJsonObjectIsRefused(string body) =>
        AssertRefused(await PostAsync("/v1.0/robot/groupMessages/send", body), 400, "invalidParameter.msgBody.invalid", "the body is");

    [Fact]
    public async Task HostileBodiesAreRefused()
    {
        var deep = new string('[', 10_000);
        var invalid = "invalidParameter.msgBody.invalid";
        AssertRefused(await PostAsync("/v1.0/robot/groupMessages/send", $"{{\"a\":{deep}"), 400, invalid, "not a JSON object");
        AssertRefused(await PostAsync("/v1.0/robot/groupMessages/send", $"{{\"a\":\"{new string('x', 100_000)}\"}}"), 400, invalid, "more than is read");
        AssertRefused(await PostAsync("/v1.0/robot/groupMessages/send", Message("sampleText", deep)), 400, "invalidParameter.msgParam.invalid", "not a JSON object");
        using var form = new HttpRequestMessage(HttpMethod.Post, $"{App.Address}/v1.0/robot/groupMessages/send");
        form.Headers.Add("x-acs-dingtalk-access-token", await TokenAsync());
        form.Content = new FormUrlEncodedContent([KeyValuePair.Create("msgKey", "sampleText")]);
        AssertRefused(await SendAsync(form), 400, invalid, "this host takes JSON");
        using var notUtf8 = new HttpRequestMessage(HttpMethod.Post, $"{App.Address}/v1.0/robot/groupMessages/send");
        notUtf8.Headers.Add("x-acs-dingtalk-access-token", await TokenAsync());
        notUtf8.Content = new ByteArrayContent([.. "{\"a\":\""u8, 0xFF, .. "\"}"u8]);
        AssertRefused(await SendAsync(notUtf8), 400, invalid, "UTF-8");
    }

    [Fact]
    public async Task AFaultMeetsACallInItsHostsOwnWordsButNotTheToken()
    {
        var token = await TokenAsync();
        Group.Fail(RobotFault.Refuse("system.error", "busy", 500));
        Assert.Equal(token, await TokenAsync());
        var refused = await SayToGroupAsync("a", token);
        AssertRefused(refused, 500, "system.error", "fault: refused with system.error");
        Assert.Equal("busy", refused.Text("message"));

        Group.Fail(RobotFault.Refuse(-1, "系统繁忙"));
        AssertRefused(await NotifyAsync("a", "user1"), -1, "fault");
        Group.Fail(RobotFault.HttpStatus(502));
        Assert.Equal(HttpStatusCode.BadGateway, (await SayToGroupAsync("a", token)).Status);
        Group.Fail(RobotFault.Throttle);
        AssertRefused(await SayToGroupAsync("a", token), 403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "fault: throttled");
        Assert.Empty(Group.Messages);

        await Sender.JsonAsync($"{App.Address}/api/faults", """{"kind":"refuse","code":"too.many.group","errmsg":"发送频繁限流"}""");
        Clock.Advance(TimeSpan.FromSeconds(1));
        AssertRefused(await SayToGroupAsync("a", token), 400, "too.many.group", "fault");
    }

    [Fact]
    public async Task TheTotalsCountTheAppsCallsToo()
    {
        await SayToGroupAsync("a");
        await PostAsync("/v1.0/robot/groupMessages/send", "{");

        var state = (await GetAsync("/api/state")).Json;

        Assert.Equal((1, 1), (state.GetProperty("accepted").GetInt32(), state.GetProperty("refused").GetInt32()));
        Group.ClearMessages();
        Assert.Equal(1, (await GetAsync("/api/state")).Json.GetProperty("accepted").GetInt32());
        Group.Reset();
        Assert.Equal(0, (await GetAsync("/api/state")).Json.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task AFaultAfterAcceptingShowsTheMessage()
    {
        var token = await TokenAsync();
        Group.Fail(RobotFault.AcceptThenReset);
        await Assert.ThrowsAsync<HttpRequestException>(() => SayToGroupAsync("a", token));
        Group.Fail(RobotFault.Huge(1000).AfterAccepting());
        var huge = await SayToGroupAsync("b", token);
        Group.Fail(RobotFault.StringErrcode);
        var text = await NotifyAsync("c", "user1");

        Assert.Equal(["a", "b", "c"], Group.Messages.Select(message => message.Text));
        Assert.True(huge.Text("message").Length >= 1000);
        Assert.NotEmpty(huge.Text("processQueryKey"));
        Assert.Equal("0", text.Text("errcode"));
        Assert.Contains("fault after accepting", Group.Messages[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheStateShowsTheAppAndTheAppItself()
    {
        var state = JsonDocument.Parse(await Sender.Http.GetStringAsync($"{App.Address}/api/state", Cancelled)).RootElement;
        Assert.Equal(App.AppKey, state.GetProperty("appKey").GetString());
        Assert.Equal(App.AppSecret, state.GetProperty("appSecret").GetString());
        Assert.Equal(App.AppKey, state.GetProperty("robotCode").GetString());
        Assert.Equal(App.AgentId, state.GetProperty("agentId").GetInt64());
        Assert.Equal("cidOnCall==", state.GetProperty("openConversationId").GetString());
        Assert.Equal(["user1", "user2"], state.GetProperty("userIds").EnumerateArray().Select(id => id.GetString()));

        var changed = await Sender.JsonAsync(
            $"{App.Address}/api/app", """{"openConversationId":"cidNew","state":"stopped","flowControlled":["user1"]}""");
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Contains("\"cidNew\"", changed.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Sender.JsonAsync($"{App.Address}/api/app", """{"state":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Sender.JsonAsync($"{App.Address}/api/app", """{"nothing":1}""")).Status);
    }

    [Fact]
    public async Task ManyCallsAtOnceLoseNothing()
    {
        await RestartAsync(new DingTalkGroupOptions { App = new GroupAppOptions { PerSecond = 1000 } });
        var token = await TokenAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => SayToGroupAsync($"{i}", token)));

        Assert.Equal(Enumerable.Range(0, 200), Group.Messages.Select(message => int.Parse(message.Text, null)).Order());
    }
}
