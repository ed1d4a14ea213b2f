using System.Net;
using DingTalk.Robots.Tests.Support;
using static DingTalk.Robots.SendOutcome;
using static DingTalk.Robots.SendReason;

namespace DingTalk.Robots.Tests.Apps;

public sealed class AppJudgeTests
{
    public static TheoryData<int, string, SendOutcome, SendReason, string> Refusals => new()
    {
        { 400, """{"code":"invalidParameter.robotCode.notExsit","requestid":"76DA","message":"机器人不存在"}""", RefusedForConfiguration, UnknownRobot, "robot code" },
        { 400, """{"code":"invalid.openConversationId","requestid":"1","message":"x"}""", RefusedForConfiguration, UnknownGroup, "not in it" },
        { 400, """{"code":"resource.not.found","message":"x"}""", RefusedForConfiguration, UnknownGroup, "not in it" },
        { 400, """{"code":"group.disbanded","message":"x"}""", RefusedForConfiguration, GroupDissolved, "dissolved" },
        { 400, """{"code":"bot.stopped","message":"x"}""", RefusedForConfiguration, RobotDisabled, "stopped" },
        { 400, """{"code":"invalidParameter.msgParam.tooLong","message":"x"}""", RefusedForContent, TooLong, "longer" },
        { 400, """{"code":"invalidParameter.msgKey.invalid","message":"x"}""", RefusedForContent, Malformed, "field" },
        { 400, """{"code":"invalidParameter.userIds.overMax","message":"x"}""", RefusedForContent, Malformed, "field" },
        { 400, """{"code":"contain.unsafe.url","message":"x"}""", RefusedForContent, Content, "content check" },
        { 400, """{"code":"send.too.fast","message":"x"}""", NotAccepted, Throttled, "minute" },
        { 400, """{"code":"unknown.send.result","message":"x"}""", InDoubt, NoAnswer, "no key" },
        { 500, """{"code":"system.error","message":"x"}""", InDoubt, ServerError, "no key" },
        { 429, """{"code":"systemBusy","message":"x"}""", NotAccepted, Busy, "busy" },
        { 400, """{"code":"never.seen","message":"x"}""", RefusedForConfiguration, Other, "not known" },
        { 503, """{"code":"never.seen","message":"x"}""", InDoubt, ServerError, "HTTP 503" },
        { 403, """{"code":"Forbidden.AccessDenied.QpsLimitForAppkeyAndApi","message":"x"}""", NotAccepted, Throttled, "second" },
        { 403, """{"code":"Forbidden.AccessDenied.QpmLimitForAppkeyAndApi","message":"x"}""", NotAccepted, Throttled, "minute" },
        { 403, """{"code":"Forbidden.AccessDenied.ApiCountLimitForOrg","message":"x"}""", NotAccepted, Quota, "quota" },
        { 403, """{"code":"Forbidden.AccessDenied.IpNotInWhiteList","message":"x"}""", RefusedForConfiguration, IpAddress, "address" },
        { 403, """{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"x"}""", RefusedForConfiguration, Permission, "qyapi_robot_sendmsg" },
        { 403, """{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"x","accessdenieddetail":{"requiredScopes":["A.B","C"]}}""", RefusedForConfiguration, Permission, "A.B, C" },
        { 200, "<html>log in</html>", InDoubt, Unreadable, "proxy" },
        { 200, "[]", InDoubt, Unreadable, "proxy" },
        { 200, "{}", InDoubt, Unreadable, "proxy" },
        { 200, """{"processQueryKey":{"a":1}}""", InDoubt, Unreadable, "proxy" },
        { 200, """{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"u"}""", NotAccepted, Busy, "blocks" },
        { 302, "", RefusedForConfiguration, Other, "HTTP 302" },
        { 404, "<html/>", RefusedForConfiguration, Other, "HTTP 404" },
        { 403, "<html/>", NotAccepted, Busy, "HTTP 403" },
        { 413, "", RefusedForContent, TooLong, "413" },
        { 429, "", NotAccepted, Busy, "429" },
        { 408, "", InDoubt, NoAnswer, "408" },
        { 502, "<html/>", InDoubt, ServerError, "502" },
        { 400, """{"code":{"x":1},"message":[]}""", RefusedForConfiguration, Other, "HTTP 400" },
    };

    public static TheoryData<string, SendOutcome, SendReason> LegacyRefusals => new()
    {
        { """{"errcode":60121,"errmsg":"找不到该用户","request_id":"r1"}""", RefusedForContent, UnknownUser },
        { """{"errcode":"60121","errmsg":"x"}""", RefusedForContent, UnknownUser },
        { """{"errcode":40104,"errmsg":"x"}""", RefusedForContent, UnknownUser },
        { """{"errcode":50002,"errmsg":"x"}""", RefusedForContent, UnknownUser },
        { """{"errcode":60011,"errmsg":"x"}""", RefusedForConfiguration, Permission },
        { """{"errcode":88,"errmsg":"ding talk error[subcode=60011,submsg=y]","sub_code":"60011","sub_msg":"y"}""", RefusedForConfiguration, Permission },
        { """{"errcode":88,"errmsg":"ding talk error[subcode=60121,submsg=y]"}""", RefusedForContent, UnknownUser },
        { """{"errcode":88,"errmsg":"ding talk error[subcode=]"}""", RefusedForConfiguration, Permission },
        { """{"errcode":34016,"errmsg":"x"}""", RefusedForContent, TooLong },
        { """{"errcode":41045,"errmsg":"x"}""", NotAccepted, Quota },
        { """{"errcode":60020,"errmsg":"x"}""", RefusedForConfiguration, IpAddress },
        { """{"errcode":40089,"errmsg":"x"}""", RefusedForConfiguration, Credentials },
        { """{"errcode":90018,"errmsg":"x"}""", NotAccepted, Throttled },
        { """{"errcode":90020,"errmsg":"x"}""", NotAccepted, Quota },
        { """{"errcode":-1,"errmsg":"x"}""", NotAccepted, Busy },
        { """{"errcode":123456,"errmsg":"x"}""", RefusedForConfiguration, Other },
        { """{"errmsg":"ok"}""", NotAccepted, Unreadable },
        { """{"errcode":0,"errmsg":"ok"}""", NotAccepted, Unreadable },
        { "not json", NotAccepted, Unreadable },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task AnAnswerOfTheNewerApiIsJudged(int status, string body, SendOutcome outcome, SendReason reason, string word)
    {
        var server = new AppServer();
        server.Answer(AppServer.GroupPath, body, (HttpStatusCode)status);
        using var robot = new AppRobot(server.Options());
        var result = await robot.SendToGroupAsync("cid", new TextMessage("x"), TestContext.Current.CancellationToken);
        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
        Assert.Contains(word, result.Explain());
        Assert.Equal(status, result.HttpStatus);
        Assert.Equal(outcome != InDoubt, result.MayRepeat);
        Assert.Single(server.To(AppServer.GroupPath));
    }

    [Theory]
    [MemberData(nameof(LegacyRefusals))]
    public async Task AnAnswerOfTheOlderApiIsJudged(string body, SendOutcome outcome, SendReason reason)
    {
        var server = new AppServer();
        server.Answer("/topapi/v2/user/getbymobile", body);
        using var robot = new AppRobot(server.Options());
        var result = await robot.FindUserIdAsync("13800000000", TestContext.Current.CancellationToken);
        Assert.Equal((outcome, reason), (result.Call.Outcome, result.Call.Reason));
        Assert.False(result.HasValue);
        Assert.True(result.Call.MayRepeat);
        Assert.Equal(result.Explain(), Assert.Throws<InvalidOperationException>(() => result.Value).Message);
    }

    [Fact]
    public async Task ARefusalKeepsDingTalksOwnWordsItsNumberAndThePermission()
    {
        var server = new AppServer();
        server.Answer(
            AppServer.GroupPath,
            """{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","requestid":"REQ-1","message":"没有权限","accessdenieddetail":{"requiredScopes":["qyapi_x"]}}""",
            HttpStatusCode.Forbidden);
        using var robot = new AppRobot(server.Options());
        var result = await robot.SendToGroupAsync("cid", new TextMessage("x"), TestContext.Current.CancellationToken);
        Assert.Equal("REQ-1", result.RequestId);
        Assert.Equal(["qyapi_x"], result.RequiredScopes);
        Assert.Equal("没有权限", result.ErrorMessage);
        Assert.Equal("Forbidden.AccessDenied.AccessTokenPermissionDenied", result.ErrorName);
        Assert.Contains("request REQ-1", result.Explain());
        Assert.Contains("developer console", result.Explain());
    }
}
