namespace Clients.Tests.Npm;

/// <summary>A package that knows no signature.</summary>
public sealed class DingbotTests(NodePackages packages) : NodeTest(packages, "dingbot")
{
    [Theory]
    [InlineData("text", "text", "", "磁盘满 @13800000000")]
    [InlineData("link", "link", "T", "X")]
    [InlineData("markdown", "markdown", "T", "#### X")]
    public async Task EveryTypeIsShown(string name, string type, string title, string text)
    {
        var message = await ShowAsync(name);

        Assert.Equal((type, title, text), (message.MsgType, message.Title, message.Text));
    }

    [Fact]
    public async Task MobilesAsNumbersAreMentioned()
    {
        Assert.Equal(["13800000000"], (await ShowAsync("text")).At.Mobiles);
    }

    [Fact]
    public async Task ARobotThatWantsASignatureRefusesIt()
    {
        Group.Secret = Secret;

        Assert.Equal("""{"errcode":310000,"errmsg":"sign not match"}""", await SendAsync("text"));

        Assert.StartsWith("The address has no timestamp and no sign", TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeywordIsFoundOrMissed()
    {
        Group.Keywords = ["磁盘"];
        await SendAsync("text");

        Assert.Equal("""{"errcode":310000,"errmsg":"keywords not in content"}""", await SendAsync("plain"));

        Assert.Equal([MessageOutcome.Delivered, MessageOutcome.Refused], Group.Requests.Select(request => request.Outcome));
    }

    [Fact]
    public async Task ATypeThatThereIsNotIsRefused()
    {
        Assert.StartsWith("""{"errcode":400105,""", await SendAsync("image"), StringComparison.Ordinal);

        Assert.StartsWith("There is no msgtype 'picture'", TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoBodyIsRefused()
    {
        Assert.Equal("""{"errcode":40035,"errmsg":"Missing parameter json"}""", await SendAsync("nothing"));

        Assert.StartsWith("The body is empty: send a JSON object", TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTwentyFirstMessageOfAMinuteIsRefused()
    {
        Assert.Equal("""{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}""", await SendAsync("flood"));

        Assert.Equal(20, Group.Messages.Count);
        Assert.StartsWith("More than 20 messages in 60 seconds", Group.Requests[^1].Reason, StringComparison.Ordinal);
    }
}
