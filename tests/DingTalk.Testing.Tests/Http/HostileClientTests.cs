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

    [Fact]
    public async Task OfAHundredAtOnceExactlyTwentyArrive()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => SayAsync($"{i}")));

        Assert.Equal(20, answers.Count(answer => answer.ErrCode == 0));
        Assert.Equal(80, answers.Count(answer => answer.ErrCode == 130101));
        Assert.Equal((20, 100), (Group.Messages.Count, Group.Requests.Count));
    }

    [Fact]
    public async Task JsonTenThousandLevelsDeepIsRefusedInWords()
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            var deep = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));
            Assert.Contains((await Sender.JsonAsync(Group.Webhook, deep)).ErrCode, new[] { 40035, 460101 });
        }

        var nine = """{"msgtype":"text","text":""" + new string('[', 9_000) + new string(']', 9_000) + "}";
        Assert.Equal(40035, (await Sender.JsonAsync(Group.Webhook, nine)).ErrCode);
        Assert.Contains("nested more than 64 levels deep", Group.Requests[^1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":"a\u0000b"}}""", 0)]
    [InlineData("""{"msgtype":"text","text":{"content":1e999}}""", 0)]
    [InlineData("""{"msgtype":"text","text":{"content":"a","\ud800":1}}""", 40035)]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"\ud800":1}""", 40035)]
    [InlineData("""{"msgtype":{"a":1},"text":{"content":"a"}}""", 400105)]
    [InlineData("""{"msgtype":"text","msgtype":"markdown","text":{"content":"a"}}""", 400401)]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"at":[[]]}""", 0)]
    [InlineData("""{"msgtype":"text","text":{"content":"a"},"at":{"atMobiles":[null,{},[1],99999999999999999999]}}""", 0)]
    public async Task OddJsonIsJudgedAndNothingBreaks(string body, int errCode)
    {
        Assert.Equal(errCode, (await Sender.JsonAsync(Group.Webhook, body)).ErrCode);
        var listed = await Sender.Http.GetStringAsync($"{Group.PageAddress}api/messages", Cancelled);
        System.Text.Json.JsonDocument.Parse(listed);
    }

    [Fact]
    public async Task RequestsInARowOnOneConnectionAreAllAnswered()
    {
        using var client = await ConnectAsync();
        var (good, bad) = (Sender.Text("a"), "{");
        var all = "";
        for (var i = 0; i < 5; i++) all += Head($"Content-Length: {good.Length}") + good + Head($"Content-Length: {bad.Length}") + bad;
        var stream = client.GetStream();
        await WriteAsync(stream, all);
        client.Client.Shutdown(SocketShutdown.Send);

        using var reader = new StreamReader(stream);
        var answers = await reader.ReadToEndAsync(Cancelled);

        Assert.Equal(10, answers.Split("HTTP/1.1 200 OK").Length - 1);
        Assert.Equal(5, Group.Messages.Count);
    }

    [Theory]
    [InlineData(200, 100)]
    [InlineData(1, 100_000)]
    public async Task AFloodOfHeadersIsRefused(int count, int length)
    {
        using var client = await ConnectAsync();
        var headers = string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('x', length)}\r\n"));
        await WriteAsync(client.GetStream(), Head(headers + "Content-Length: 0"));

        Assert.StartsWith("HTTP/1.1 431 ", await ReadHeadAsync(client.GetStream()), StringComparison.Ordinal);
        Assert.Equal(0, (await SayAsync("a")).ErrCode);
    }

    [Theory]
    [InlineData("HTTP/1.0", "", "HTTP/1.1 200 OK")]
    [InlineData("HTTP/1.1", "Expect: 100-continue\r\n", "HTTP/1.1 100 Continue")]
    public async Task OldAndCautiousClientsAreServed(string version, string header, string firstLine)
    {
        using var client = await ConnectAsync();
        var body = Sender.Text("a");
        var head = Head($"{header}Content-Length: {body.Length}").Replace("HTTP/1.1", version, StringComparison.Ordinal);
        await WriteAsync(client.GetStream(), head);
        if (header.Length == 0) await WriteAsync(client.GetStream(), body);
        Assert.Equal(firstLine, await ReadHeadAsync(client.GetStream()));
        if (header.Length > 0) await WriteAsync(client.GetStream(), body);

        Assert.Equal("a", (await Group.WaitForMessageAsync(cancellationToken: Cancelled)).Text);
    }

    [Fact]
    public async Task ManyLargeRequestsDoNotPileUp()
    {
        await RestartAsync(new DingTalkGroupOptions { MaxBody = 10_000_000 });
        var body = new byte[4_000_000];
        Array.Fill(body, (byte)'x');
        for (var i = 0; i < 12; i++) await Sender.PostAsync(Group.Webhook, body, "application/json");

        // What is remembered takes about 128 MB at most; each of these takes 16.
        Assert.Equal(8, Group.Requests.Count);
        Assert.Equal(12, Group.Requests[^1].Id);
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
