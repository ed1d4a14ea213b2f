using System.Net;
using System.Text;
using DingTalk.Robots.Tests.Support;
using static DingTalk.Robots.SendOutcome;
using static DingTalk.Robots.SendReason;

namespace DingTalk.Robots.Tests.Webhook;

public sealed class AnswerJudgeTests
{
    const string Old = ", more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]";

    public static TheoryData<long, string, SendOutcome, SendReason> Refusals => new()
    {
        { -1, "系统繁忙", NotAccepted, Busy },
        { 88, "ding talk error", RefusedForConfiguration, UnknownToken },
        { 40035, "缺少参数 json", RefusedForContent, Malformed },
        { 40035, "Missing parameter json", RefusedForContent, Malformed },
        { 40035, "缺少参数 access_token", RefusedForConfiguration, UnknownToken },
        { 43002, "需要POST请求", RefusedForConfiguration, Malformed },
        { 43004, "无效的HTTP HEADER Content-Type", RefusedForConfiguration, Malformed },
        { 90002, "全局限流", NotAccepted, Busy },
        { 90018, "您的服务器调用钉钉开放平台所有接口的请求都被暂时禁用了", NotAccepted, Busy },
        { 90005, "throttled", NotAccepted, Busy },
        { 90020, "over quota", NotAccepted, Quota },
        { 90030, "webhook over limit", NotAccepted, Quota },
        { 101002, "message is too long", RefusedForContent, TooLong },
        { 460101, "message too long, exceed 20000 bytes", RefusedForContent, TooLong },
        { 460101, "错误描述: body 大小不合法;解决方案:请保持大小在 20000bytes 以内。", RefusedForContent, TooLong },
        { 130101, "send too fast, exceed 20 times per minute", NotAccepted, Throttled },
        { 410100, "发送速度太快而限流", NotAccepted, Throttled },
        { 450101, "too fast", NotAccepted, Throttled },
        { 300001, "token is not exist", RefusedForConfiguration, UnknownToken },
        { 300001, "message param text is null", RefusedForContent, Malformed },
        { 300001, "session 不存在", RefusedForConfiguration, UnknownToken },
        { 300005, "token is not exist", RefusedForConfiguration, UnknownToken },
        { 310000, "keywords not in content", RefusedForConfiguration, Keyword },
        { 310000, "keywords not in content" + Old, RefusedForConfiguration, Keyword },
        { 310000, "description:关键词不匹配;solution:请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;", RefusedForConfiguration, Keyword },
        { 310000, "错误描述:关键词不匹配;解决方案:请联系群管理员查看此机器人的关键词，并在发送的信息中包含此关键词;", RefusedForConfiguration, Keyword },
        { 310000, "invalid timestamp", RefusedForConfiguration, Clock },
        { 310000, "invalid timestamp" + Old, RefusedForConfiguration, Clock },
        { 310000, "description:机器人发送签名过期;solution:签名生成时间和发送时间请保持在 timestampms 以内;", RefusedForConfiguration, Clock },
        { 310000, "错误描述:机器人发送签名过期;解决方案:签名生成时间和发送时间请保持在 timestampms 以内;", RefusedForConfiguration, Clock },
        { 310000, "sign not match", RefusedForConfiguration, Signature },
        { 310000, "sign not match" + Old, RefusedForConfiguration, Signature },
        { 310000, "description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中，请确认机器人的密钥加密和填写正确;link:请参考本接口对应文档获得具体要求，或者在https://open.dingtalk.com/document/  搜索相关文档;", RefusedForConfiguration, Signature },
        { 310000, "错误描述:机器人发送签名不匹配;解决方案:请确认签名和生成签名的时间戳必须都放在调用的网址中;", RefusedForConfiguration, Signature },
        { 310000, "ip 1.2.3.4 not in whitelist", RefusedForConfiguration, IpAddress },
        { 310000, "description:ip 不在白名单中;solution:请联系对应群的管理员，设置机器人安全ip地址段;", RefusedForConfiguration, IpAddress },
        { 310000, "错误描述:ip 不在白名单中;", RefusedForConfiguration, IpAddress },
        { 310000, "a text of the year 2030", RefusedForConfiguration, Other },
        { 310000, "", RefusedForConfiguration, Other },
        { 400013, "群已被解散", RefusedForConfiguration, GroupDissolved },
        { 400101, "access_token不存在", RefusedForConfiguration, UnknownToken },
        { 400102, "机器人已停用", RefusedForConfiguration, RobotDisabled },
        { 400105, "不支持的消息类型", RefusedForContent, Malformed },
        { 400106, "机器人不存在", RefusedForConfiguration, RobotDisabled },
        { 400201, "miss param : text", RefusedForContent, Malformed },
        { 400202, "miss param : text->content", RefusedForContent, Malformed },
        { 400304, "miss param : link->messageUrl", RefusedForContent, Malformed },
        { 400402, "miss param : markdown->title", RefusedForContent, Malformed },
        { 400403, "description:参数 markdown --》 text 缺失，或者参数格式不正确; solution:请填充上对应参数;", RefusedForContent, Malformed },
        { 400503, "miss param : actionCard->text", RefusedForContent, Malformed },
        { 400602, "miss param : feedCard->links", RefusedForContent, Malformed },
        { 430101, "错误描述:本次请求包含安全风险 unSafe URL ;解决方案:请删去可能造成安全风险的内容;", RefusedForContent, Content },
        { 430102, "含有不合适的文本", RefusedForContent, Content },
        { 430103, "含有不合适的图片", RefusedForContent, Content },
        { 430104, "含有不合适的内容", RefusedForContent, Content },
        { 500100, "description:系统异常，请稍后再试;", NotAccepted, Busy },
        { 999999, "send forbidden", RefusedForConfiguration, Other },
        { long.MaxValue, "", RefusedForConfiguration, Other },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task ARefusalIsWhatItsCodeAndTextSay(long code, string message, SendOutcome outcome, SendReason reason)
    {
        foreach (var body in new[]
        {
            $$"""{"errcode":{{code}},"errmsg":"{{message}}"}""",
            $$"""{"extra":{"errcode":0},"errmsg":"{{message}}","errcode":"{{code}}"}""",
        })
        {
            var result = await SendAsync(new ScriptedHandler(body));
            Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
            Assert.Equal(code, result.ErrorCode);
            Assert.Equal(message, result.ErrorMessage);
            Assert.EndsWith(".", result.Advice);
            Assert.False(result.IsDelivered);
        }
    }

    [Theory]
    [InlineData(Some.OkBody)]
    [InlineData("""{"errmsg":"ok","errcode":0}""")]
    [InlineData("""{"errcode":"0","errmsg":"ok"}""")]
    [InlineData("""{"errcode": 0}""")]
    [InlineData("""{"errcode":0,"errmsg":"ok","new":[1,{"errcode":5}],"success":true}""")]
    [InlineData("\uFEFF{\"errcode\":0}")]
    public async Task ZeroIsASuccessHoweverItIsWritten(string body)
    {
        var result = await SendAsync(new ScriptedHandler(body));
        Assert.True(result.IsDelivered);
        Assert.Equal((None, "", 200), (result.Reason, result.Advice, result.HttpStatus));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>ok</html>")]
    [InlineData("ok")]
    [InlineData("0")]
    [InlineData("[0]")]
    [InlineData("{}")]
    [InlineData("""{"errmsg":"ok"}""")]
    [InlineData("""{"errcode":null}""")]
    [InlineData("""{"errcode":true}""")]
    [InlineData("""{"errcode":""}""")]
    [InlineData("""{"errcode":0.5}""")]
    [InlineData("""{"errcode":{"errcode":0}}""")]
    [InlineData("""{"errcode":0""")]
    [InlineData("""{"\ud800":1}""")]
    public async Task AnAnswerWithoutAReadableCodeIsInDoubt(string body)
    {
        var result = await SendAsync(new ScriptedHandler(body));
        Assert.Equal((InDoubt, Unreadable), (result.Outcome, result.Reason));
        Assert.Null(result.ErrorCode);
    }

    [Theory]
    [InlineData(500, "", InDoubt, ServerError)]
    [InlineData(502, "<html>bad gateway</html>", InDoubt, ServerError)]
    [InlineData(503, Some.OkBody, InDoubt, ServerError)]
    [InlineData(500, """{"errcode":-1,"errmsg":"busy"}""", NotAccepted, Busy)]
    [InlineData(429, "", NotAccepted, Busy)]
    [InlineData(403, "<html>forbidden</html>", NotAccepted, Busy)]
    [InlineData(408, "", InDoubt, NoAnswer)]
    [InlineData(413, "", RefusedForContent, TooLong)]
    [InlineData(404, "", RefusedForConfiguration, Other)]
    [InlineData(302, "", RefusedForConfiguration, Other)]
    [InlineData(404, Some.OkBody, RefusedForConfiguration, Other)]
    [InlineData(400, """{"errcode":310000,"errmsg":"sign not match"}""", RefusedForConfiguration, Signature)]
    [InlineData(200, """{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"u"}""", NotAccepted, Busy)]
    public async Task AStatusCountsToo(int status, string body, SendOutcome outcome, SendReason reason)
    {
        var result = await SendAsync(new ScriptedHandler(body, (HttpStatusCode)status));
        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
        Assert.Equal(status, result.HttpStatus);
        Assert.EndsWith(".", result.Advice);
    }

    [Fact]
    public async Task AnAddressBlockSaysHowLong()
    {
        var block = await SendAsync(new ScriptedHandler("""{"status":1111,"wait":5,"source":"x5"}"""));
        Assert.Equal(TimeSpan.FromMinutes(5), block.RetryAfter);

        var told = await SendAsync(new ScriptedHandler((_, _) =>
        {
            var response = ScriptedHandler.Response("", HttpStatusCode.TooManyRequests);
            response.Headers.Add("Retry-After", "7");
            return Task.FromResult(response);
        }));
        Assert.Equal(TimeSpan.FromSeconds(7), told.RetryAfter);
    }

    [Fact]
    public async Task AnAnswerInAnotherEncodingKeepsItsCode()
    {
        var body = Encoding.Latin1.GetBytes("{\"errcode\":310000,\"errmsg\":\"\u00B9\u00D8\u00BC\u00FC\"}");
        var result = await SendAsync(new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) })));
        Assert.Equal((RefusedForConfiguration, 310000), (result.Outcome, result.ErrorCode));
    }

    [Fact]
    public async Task ALongErrorMessageIsCutBetweenCharacters()
    {
        var message = new string('x', 499) + "🔥🔥";
        var result = await SendAsync(new ScriptedHandler($$"""{"errcode":1,"errmsg":"{{message}}"}"""));
        Assert.Equal(new string('x', 499), result.ErrorMessage);
    }

    [Fact]
    public async Task TheServersTimeIsHandedOn()
    {
        var time = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        var result = await SendAsync(new ScriptedHandler((_, _) =>
        {
            var response = ScriptedHandler.Response("""{"errcode":310000,"errmsg":"invalid timestamp"}""");
            response.Headers.Date = time;
            return Task.FromResult(response);
        }));
        Assert.Equal(time, result.ServerTime);
    }

    static async Task<SendResult> SendAsync(ScriptedHandler handler)
    {
        using var robot = new WebhookRobot(Some.Options(handler, Some.Clock()));
        return await robot.SendAsync(Some.Text, TestContext.Current.CancellationToken);
    }
}
