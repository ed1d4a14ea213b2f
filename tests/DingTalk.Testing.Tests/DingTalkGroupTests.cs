using System.Net;
using System.Text;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests;

public sealed class DingTalkGroupTests : GroupTest
{
    [Fact]
    public async Task AMessageIsAnsweredWithOkAndShown()
    {
        const string body =
            """
            {"msgtype":"markdown","markdown":{"title":"标题","text":"正文 @150"},
             "at":{"atMobiles":["150",151],"atUserIds":["u"],"isAtAll":"true"},"msgUuid":"a"}
            """;

        var answer = await Sender.JsonAsync(Group.Webhook, body);

        Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", answer.Body);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(answer.Body.Length, answer.Length);
        var message = Assert.Single(Group.Messages);
        Assert.Equal(1, message.Id);
        Assert.Equal(Clock.GetUtcNow(), message.ReceivedAt);
        Assert.Equal("markdown", message.MsgType);
        Assert.Equal("标题", message.Title);
        Assert.Equal("正文 @150", message.Text);
        Assert.Equal(["150", "151"], message.At.Mobiles);
        Assert.Equal(["u"], message.At.UserIds);
        Assert.True(message.At.Everyone);
        Assert.Equal("a", message.MsgUuid);
        Assert.Equal(Group.Token, message.Robot);
        Assert.Equal(Encoding.UTF8.GetByteCount(body), message.BodyBytes);
        Assert.Equal(body, message.Body);
    }

    [Fact]
    public async Task HangingRequestsDoNotHoldUpDisposal()
    {
        Group.FailUntilCleared(RobotFault.Hang);
        var first = SayAsync("one");
        var second = SayAsync("two");
        await Group.WaitForHeldRequestsAsync(2, cancellationToken: Cancelled);

        await Group.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => first);
        await Assert.ThrowsAsync<HttpRequestException>(() => second);
        Assert.Empty(Group.Messages);
        Assert.Equal(2, Group.Requests.Count);
    }
}
