using System.Net.Http.Headers;
using System.Text;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Messages;

public sealed class BodyReaderTests : GroupTest
{
    [Fact]
    public async Task ObjectsAndListsMayComeAsStringsThatHoldThem()
    {
        await Sender.JsonAsync(
            Group.Webhook,
            """{"msgtype":"markdown","markdown":"{\"title\":\"a\",\"text\":\"b\"}","at":"{\"atMobiles\":\"[\\\"150\\\"]\",\"isAtAll\":\"true\"}"}""");

        var message = Assert.Single(Group.Messages);
        Assert.Equal(("a", "b", true), (message.Title, message.Text, message.At.Everyone));
        Assert.Equal(["150"], message.At.Mobiles);
    }

    [Fact]
    public async Task AFormIsTaken()
    {
        var form = "msgtype=text&text=%7B%22content%22%3A%22%E6%88%91+%26%2B%22%7D&at=%7B%22atUserIds%22%3A%5B%22u%22%5D%7D&msgUuid=x";

        var answer = await Sender.PostAsync(
            Group.Webhook, Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded; charset=UTF-8");

        Assert.Equal(0, answer.ErrCode);
        var message = Assert.Single(Group.Messages);
        Assert.Equal(("text", "我 &+", "x"), (message.MsgType, message.Text, message.MsgUuid));
        Assert.Equal(["u"], message.At.UserIds);
        Assert.Equal(form, message.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&&=&=x")]
    [InlineData("msgtype=text&text=%7B")]
    [InlineData("%%%=%zz&msgtype=%ff%fe")]
    public async Task ABrokenFormIsRefusedAndNothingElse(string form)
    {
        var answer = await Sender.PostAsync(Group.Webhook, Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded");

        Assert.Contains(answer.ErrCode, new[] { 40035, 400105, 400201 });
    }

    [Fact]
    public async Task AChunkedBodyIsTaken()
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Sender.Text("chunks")));
        using var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, Group.Webhook) { Content = content };
        request.Headers.TransferEncodingChunked = true;

        var answer = await Sender.SendAsync(request);

        Assert.Equal(0, answer.ErrCode);
        Assert.Equal("chunks", Group.Messages[0].Text);
        Assert.Equal(Sender.Text("chunks").Length, Group.Messages[0].BodyBytes);
        Assert.False(Group.Messages[0].Headers.ContainsKey("Content-Length"));
    }

    [Fact]
    public async Task BytesThatAreNotUtf8AreRefused()
    {
        byte[] body = [.. """{"msgtype":"text","text":{"content":" """u8, 0xC3, 0x28, .. "\"}}"u8];

        var answer = await Sender.PostAsync(Group.Webhook, body, "application/json");

        Assert.Equal(40035, answer.ErrCode);
    }

    [Fact]
    public async Task JsonNestedTooDeepIsRefused()
    {
        var deep = $$"""{"msgtype":"text","text":{{new string('[', 9_000)}}{{new string(']', 9_000)}}}""";
        var deepInText = $$"""{"msgtype":"text","text":"{{new string('[', 9_000)}}{{new string(']', 9_000)}}"}""";

        Assert.Equal(40035, (await Sender.JsonAsync(Group.Webhook, deep)).ErrCode);
        Assert.Equal(400201, (await Sender.JsonAsync(Group.Webhook, deepInText)).ErrCode);
    }
}
