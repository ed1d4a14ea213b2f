using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Http;

/// <summary>Many clients at a time, and slow ones.</summary>
public sealed class CrowdTests : GroupTest
{
    [Fact]
    public async Task OfAHundredAtOnceExactlyTwentyArrive()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => RawClient.ConnectAsync(Group)));
        await Task.WhenAll(clients.Select(client => client.WriteAsync(client.Request("x")[..^1])));
        Assert.Empty(Group.Requests);

        await Task.WhenAll(clients.Select(client => client.WriteAsync("}")));
        var answers = await Task.WhenAll(clients.Select(client => client.ReadAsync()));

        Assert.Equal(20, answers.Count(answer => answer == (200, """{"errcode":0,"errmsg":"ok"}""")));
        Assert.Equal(80, answers.Count(answer => answer.Body.Contains("130101", StringComparison.Ordinal)));
        Assert.Equal(20, Group.Messages.Count);
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), Group.Requests.Select(request => request.Id));
        foreach (var client in clients) client.Dispose();

        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, (await SayAsync("later")).ErrCode);
    }

    [Fact]
    public async Task OneMessageAHundredTimesAtOnceIsShownOnce()
    {
        await RestartAsync(new DingTalkGroupOptions { PerMinute = 1_000 });
        var same = Sender.Text("x", "uuid");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Sender.JsonAsync(Group.Webhook, same)));

        Assert.All(answers, answer => Assert.Equal(0, answer.ErrCode));
        Assert.Single(Group.Messages);
        Assert.Equal(100, Group.Requests.Count);
    }

    [Fact]
    public async Task WhoSendsByteByByteIsServedAndHoldsUpNobody()
    {
        await RestartAsync(new DingTalkGroupOptions { PerMinute = 1_000 });
        using var slow = await RawClient.ConnectAsync(Group);
        var request = slow.Request("slow");
        for (var i = 0; i < request.Length - 1; i++)
        {
            await slow.WriteAsync(request[i..(i + 1)]);
            if (i % 10 == 0) Assert.Equal(0, (await SayAsync("quick")).ErrCode);
        }

        Assert.DoesNotContain("slow", Group.Requests.Select(message => message.Text));
        await slow.WriteAsync(request[^1..]);

        Assert.Equal(200, (await slow.ReadAsync()).Status);
        Assert.Equal("slow", Group.Requests[^1].Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("POST /robot/send HTTP/1.1\r\nHost: a\r\nX-Slow: ")]
    [InlineData("POST /robot/send HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{")]
    public async Task TwoHundredThatNeverFinishHoldUpNeitherOthersNorDisposal(string half)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => RawClient.ConnectAsync(Group)));
        await Task.WhenAll(clients.Select(client => client.WriteAsync(half)));

        Assert.Equal(0, (await SayAsync("other")).ErrCode);
        foreach (var client in clients.Take(100)) client.BreakOff();
        Assert.Equal(0, (await SayAsync("another")).ErrCode);
        await Group.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(3), Cancelled);

        Assert.Equal(["other", "another"], Group.Requests.Select(request => request.Text));
        foreach (var client in clients) client.Dispose();
    }
}
