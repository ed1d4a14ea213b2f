namespace Clients.Tests.Npm;

/// <summary>The package that fails on an answer in several pieces, and tells its caller of a refusal the text alone.</summary>
public sealed class DingTalkRobotTests(NodePackages packages) : NodeTest(packages, "dingtalk-robot")
{
    [Theory]
    [InlineData("text", "text", "", "磁盘满")]
    [InlineData("link", "link", "T", "X")]
    [InlineData("markdown", "markdown", "T", "#### X")]
    public async Task EveryTypeIsShown(string name, string type, string title, string text)
    {
        var message = await ShowAsync(name);

        Assert.Equal((type, title, text), (message.MsgType, message.Title, message.Text));
    }

    [Fact]
    public async Task ItsBodiesComeInChunks()
    {
        var message = await ShowAsync("text");

        Assert.Equal("chunked", message.Headers["Transfer-Encoding"]);
        Assert.Empty(message.At.Mobiles);
    }

    [Fact]
    public async Task MarkdownCalledTextIsRefused()
    {
        Assert.Equal("""{"thrown":"miss param : text"}""", await SendAsync("markdownAsText"));

        var refused = TheOnlyRefusal();
        Assert.Equal(400201, refused.ErrCode);
        Assert.StartsWith("The object text is missing or not an object", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItIsToldOfARefusalInTheGroupsWords()
    {
        Group.Secret = Secret;

        Assert.Equal("""{"thrown":"sign not match"}""", await SendAsync("text"));
    }
}
