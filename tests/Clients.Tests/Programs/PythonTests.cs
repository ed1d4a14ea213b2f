namespace Clients.Tests.Programs;

/// <summary>Python's standard library: text outside ASCII as escapes, and a connection for each request.</summary>
public sealed class PythonTests : ClientTest
{
    [Theory]
    [InlineData("plain", false)]
    [InlineData("form", false)]
    [InlineData("signed", true)]
    [InlineData("query", true)]
    public async Task ItIsShown(string name, bool isSigned)
    {
        Group.Keywords = ["磁盘"];
        if (isSigned) Group.Secret = Secret;

        Assert.Equal("0", await SendAsync(name));

        var message = TheOnlyMessage();
        Assert.Equal(("markdown", "磁盘满", "#### 97 % @13800000000"), (message.MsgType, message.Title, message.Text));
        Assert.Equal(["13800000000"], message.At.Mobiles);
        Assert.Contains("\\u78c1", Uri.UnescapeDataString(message.Body), StringComparison.Ordinal);
        Assert.Equal("close", message.Headers["Connection"]);
    }

    [Theory]
    [InlineData("twice", "The signature is URL-encoded twice")]
    [InlineData("never", "The signature is not URL-encoded: its + arrived as a space")]
    [InlineData("seconds", "The timestamp is in seconds: it must be in milliseconds")]
    public async Task AMistakeWithTheSignatureIsNamed(string name, string reason)
    {
        Group.Secret = Secret;

        Assert.Equal("310000", await SendAsync(name));

        Assert.Contains(reason, TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("markdown as text", "400201", "The object text is missing or not an object")]
    [InlineData("python's own notation", "40035", "JSON has double quotation marks, not single ones")]
    public async Task AMistakeInTheBodyIsNamed(string name, string code, string reason)
    {
        Assert.Equal(code, await SendAsync(name));

        Assert.Contains(reason, TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    async Task<string> SendAsync(string name)
    {
        // The other clients test as much where there is no Python: it alone is never insisted on.
        if (Tool.Find("python3") is not { } python)
        {
            Assert.Skip("python3 is not on the path.");
            return "";
        }

        var script = Path.Combine(AppContext.BaseDirectory, "Python", "send.py");
        var ran = await Finished.ClientAsync(python, script, name, Group.Webhook, Secret);
        Assert.True(ran.Code == 0, ran.Errors);
        return ran.Output.Trim();
    }
}
