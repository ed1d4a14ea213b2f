using System.Net.Sockets;
using System.Text;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Http;

public sealed class HostileClientTests : GroupTest
{
    [Fact]
    public async Task ABodyOfFiftyMegabytesIsCutOffAndRefused()
    {
        var answer = await Sender.PostAsync(Group.Webhook, new byte[50_000_000], "application/json");

        Assert.Equal(460101, answer.ErrCode);
        var request = Assert.Single(Group.Requests);
        Assert.Equal(50_000_000, request.BodyBytes);
        Assert.Equal(65_536, request.Body.Length);
        Assert.Equal(0, (await SayAsync("a")).ErrCode);
    }

    [Fact]
    public async Task AnEndlessChunkedBodyIsCutOffAndRefused()
    {
        using var client = await ConnectAsync();
        var stream = client.GetStream();
        await WriteAsync(stream, Head("Transfer-Encoding: chunked"));
        var chunk = "1000\r\n" + new string('x', 0x1000) + "\r\n";
        for (var i = 0; i < 20; i++) await WriteAsync(stream, chunk);

        var answer = await ReadHeadAsync(stream);

        Assert.Contains("200 OK", answer, StringComparison.Ordinal);
        Assert.Equal(460101, Assert.Single(Group.Requests).ErrCode);
    }

    [Theory]
    [InlineData("POST /robot/send HTT")]
    [InlineData("POST /robot/send?access_token=x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")]
    public async Task HalfARequestHoldsUpNeitherOthersNorDisposal(string half)
    {
        using var client = await ConnectAsync();
        await WriteAsync(client.GetStream(), half);

        Assert.Equal(0, (await SayAsync("a")).ErrCode);
        var closing = Group.DisposeAsync().AsTask();
        await closing.WaitAsync(TimeSpan.FromSeconds(5), Cancelled);

        Assert.Single(Group.Requests);
    }

    [Fact]
    public async Task ARequestThatBreaksOffIsNotOne()
    {
        using (var client = await ConnectAsync())
        {
            await WriteAsync(client.GetStream(), Head("Content-Length: 100") + "{");
            client.LingerState = new LingerOption(true, 0);
        }

        Assert.Equal(0, (await SayAsync("a")).ErrCode);
        Assert.Equal("a", Assert.Single(Group.Requests).Text);
    }

    [Theory]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("POST / HTTP/9.9\r\n\r\n")]
    [InlineData("POST /robot/send HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n")]
    public async Task WhatIsNotHttpIsAnsweredByTheServerAlone(string nonsense)
    {
        using var client = await ConnectAsync();
        await WriteAsync(client.GetStream(), nonsense);

        Assert.StartsWith("HTTP/1.1 ", await ReadHeadAsync(client.GetStream()), StringComparison.Ordinal);
        Assert.Empty(Group.Requests);
        Assert.Equal(0, (await SayAsync("a")).ErrCode);
    }

    [Fact]
    public async Task TheAnswerComesInOnePiece()
    {
        using var client = await ConnectAsync();
        var body = Sender.Text("a");
        await WriteAsync(client.GetStream(), Head($"Content-Length: {body.Length}") + body);

        var buffer = new byte[4096];
        var read = await client.GetStream().ReadAsync(buffer, Cancelled);

        var answer = Encoding.UTF8.GetString(buffer, 0, read);
        Assert.EndsWith("""{"errcode":0,"errmsg":"ok"}""", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 27", answer, StringComparison.Ordinal);
    }

    static async Task WriteAsync(NetworkStream stream, string text) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), Cancelled);

    static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        return await reader.ReadLineAsync(Cancelled) ?? "";
    }

    string Head(string header) =>
        $"POST {new Uri(Group.Webhook).PathAndQuery} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{header}\r\n\r\n";

    async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", new Uri(Group.Webhook).Port, Cancelled);
        return client;
    }
}
