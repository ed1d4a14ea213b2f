namespace Clients.Tests.Programs;

public sealed class CurlTests : ClientTest
{
    const string Json = """{"msgtype":"text","text":{"content":"磁盘满 100%+"},"at":{"isAtAll":"true"}}""";

    [Fact]
    public async Task TheOfficialSamplesFormIsShown()
    {
        await ShowAsync(
            "-d", "msgtype=text", "--data-urlencode", """text={"content":"磁盘满 100%+"}""", "-d", """at={"isAtAll":"false"}""");

        var message = TheOnlyMessage();
        Assert.Equal(("text", "磁盘满 100%+", false), (message.MsgType, message.Text, message.At.Everyone));
        Assert.Equal("application/x-www-form-urlencoded", message.Headers["Content-Type"]);
    }

    [Fact]
    public async Task JsonIsShown()
    {
        await ShowAsync("-H", "Content-Type: application/json", "-d", Json);

        Assert.Equal(("磁盘满 100%+", true), (TheOnlyMessage().Text, TheOnlyMessage().At.Everyone));
    }

    [Fact]
    public async Task ABodyOfUnknownLengthIsShown()
    {
        await ShowAsync("-H", "Content-Type: application/json", "-H", "Transfer-Encoding: chunked", "-d", Json);

        Assert.Equal("磁盘满 100%+", TheOnlyMessage().Text);
    }

    [Fact]
    public async Task WhoWaitsForLeaveToSendGetsIt()
    {
        await ShowAsync("-H", "Content-Type: application/json", "-H", "Expect: 100-continue", "-d", Json);

        Assert.Equal("100-continue", TheOnlyMessage().Headers["Expect"]);
    }

    [Theory]
    [InlineData("""{"errcode":43002,"errmsg":"需要POST请求"}""", "The method is GET: a message must be sent with POST.", "-G")]
    [InlineData("""{"errcode":43002,"errmsg":"需要POST请求"}""", "The method is PUT: a message must be sent with POST.", "-X", "PUT", "-d", Json)]
    [InlineData("""{"errcode":43004,"errmsg":"invalid Content-Type header"}""", "The Content-Type is text/plain: it must be application/json", "-H", "Content-Type: text/plain", "-d", Json)]
    [InlineData("""{"errcode":40035,"errmsg":"Missing parameter json"}""", "a backslash in a text, as in a Windows path", "-H", "Content-Type: application/json", "-d", """{"msgtype":"text","text":{"content":"C:\Data"}}""")]
    [InlineData("""{"errcode":400202,"errmsg":"miss param : text->content"}""", "The field text.content is missing or empty", "-d", "msgtype=text", "-d", "text={}")]
    public async Task AMistakeIsNamed(string answer, string reason, params string[] args)
    {
        Assert.Equal(answer, await SendAsync(args));

        Assert.Contains(reason, TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    /// <summary>Without its header curl calls the body a form: the type that the sender wrote is never read.</summary>
    [Fact]
    public async Task JsonThatIsCalledAFormIsRefused()
    {
        Assert.NotEqual("""{"errcode":0,"errmsg":"ok"}""", await SendAsync("-d", Json));

        Assert.NotNull(TheOnlyRefusal().Reason);
    }

    async Task ShowAsync(params string[] args) => Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", await SendAsync(args));

    async Task<string> SendAsync(params string[] args)
    {
        var ran = await Finished.ClientAsync(Tool.Require("curl"), ["-sS", "--noproxy", "*", "--max-time", "30", .. args, Group.Webhook]);
        Assert.True(ran.Code == 0, ran.Errors);
        return ran.Output;
    }
}
