using System.Net;

namespace Clients.Tests.Wire;

/// <summary>
/// The wire form of the official Java SDK, which is not to be had as a package here: JSON in which every scalar, and with
/// <c>useJsonString</c> every object and list too, is a string; an Accept header that wants XML; gzip allowed.
/// </summary>
public sealed class JavaSdkTests : ClientTest
{
    [Theory]
    [InlineData("text", "", "磁盘满", """{"msgtype":"text","text":"{\"content\":\"磁盘满\"}","at":"{\"atMobiles\":[\"13800000000\"],\"isAtAll\":\"false\"}"}""")]
    [InlineData("text", "", "磁盘满", """{"msgtype":"text","text":{"content":"磁盘满"},"at":{"atMobiles":["13800000000"],"isAtAll":"false"}}""")]
    [InlineData("text", "", "磁盘满", """{"at":"{\"atMobiles\":\"[\\\"13800000000\\\"]\",\"isAtAll\":false}","msgtype":"text","text":"{\"content\":\"磁盘满\"}"}""")]
    [InlineData("markdown", "T", "#### X", """{"msgtype":"markdown","markdown":"{\"title\":\"T\",\"text\":\"#### X\"}","at":"{\"atMobiles\":[\"13800000000\"]}"}""")]
    public async Task ItsMessagesAreShownWithTheirMentions(string type, string title, string text, string json)
    {
        Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", await SendAsync(Group.Webhook, json));

        var message = TheOnlyMessage();
        Assert.Equal((type, title, text), (message.MsgType, message.Title, message.Text));
        Assert.Equal(["13800000000"], message.At.Mobiles);
        Assert.False(message.At.Everyone);
    }

    [Theory]
    [InlineData("link", "T", "X", """{"msgtype":"link","link":"{\"title\":\"T\",\"text\":\"X\",\"messageUrl\":\"https://example.com/\",\"picUrl\":\"\"}"}""")]
    [InlineData("actionCard", "T", "X", """{"msgtype":"actionCard","actionCard":"{\"title\":\"T\",\"text\":\"X\",\"btnOrientation\":\"0\",\"hideAvatar\":\"0\",\"btns\":[{\"title\":\"A\",\"actionURL\":\"https://example.com/\"}]}"}""")]
    [InlineData("feedCard", "T", "T", """{"msgtype":"feedCard","feedCard":"{\"links\":\"[{\\\"title\\\":\\\"T\\\",\\\"messageURL\\\":\\\"https://example.com/\\\",\\\"picURL\\\":\\\"https://example.com/1.png\\\"}]\"}"}""")]
    public async Task ItsCardsAreShown(string type, string title, string text, string json)
    {
        Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", await SendAsync(Group.Webhook, json));

        Assert.Equal((type, title, text), (TheOnlyMessage().MsgType, TheOnlyMessage().Title, TheOnlyMessage().Text));
    }

    [Fact]
    public async Task ItsMessageUuidIsKnownAgain()
    {
        const string Json = """{"msgtype":"text","text":"{\"content\":\"X\"}","msgUuid":"1"}""";
        await SendAsync(Group.Webhook, Json);

        Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", await SendAsync(Group.Webhook, Json));

        Assert.Equal("1", Assert.Single(Group.Messages).MsgUuid);
        Assert.StartsWith("A message with this msgUuid is shown already", Group.Requests[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnObjectOfBrokenTextIsAMissingField()
    {
        Assert.StartsWith(
            """{"errcode":400201,""", await SendAsync(Group.Webhook, """{"msgtype":"text","text":"{\"content\":"}"""), StringComparison.Ordinal);

        Assert.StartsWith("The object text is missing or not an object", TheOnlyRefusal().Reason, StringComparison.Ordinal);
    }

    /// <summary>Always JSON, whatever the client says it accepts.</summary>
    static async Task<string> SendAsync(string address, string json)
    {
        using var handler = new HttpClientHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.GZip };
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(json, null, "application/json"),
        };
        request.Headers.Add("Accept", "text/xml,text/javascript");
        request.Headers.Add("User-Agent", "top-sdk-java");
        using var response = await http.SendAsync(request, Cancelled);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync(Cancelled);
    }
}
