using System.IO.Compression;
using System.Net;
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
    public async Task ACompressedBodyIsRefusedForWhatItIs()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Sender.Text("a")), Cancelled);
        Assert.Equal(40035, (await Sender.PostAsync(Group.Webhook, packed.ToArray(), "application/json")).ErrCode);
        using var content = new ByteArrayContent([0x0B, 0x05, 0x80]);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("br");
        using var answer = await Sender.Http.PostAsync(Group.Webhook, content, Cancelled);

        Assert.All(Group.Requests, request => Assert.StartsWith("The body is compressed", request.Reason, StringComparison.Ordinal));
        Assert.Equal(2, Group.Requests.Count);
    }

    [Fact]
    public async Task AnEndlessChunkedBodyIsCutOffAndRefused()
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(client.Head("Transfer-Encoding: chunked"));
        var chunk = "1000\r\n" + new string('x', 0x1000) + "\r\n";
        for (var i = 0; i < 20; i++) await client.WriteAsync(chunk);

        Assert.Equal(200, (await client.ReadAsync()).Status);
        Assert.Equal(460101, Assert.Single(Group.Requests).ErrCode);
    }

    [Theory]
    [InlineData("POST /robot/send HTT")]
    [InlineData("POST /robot/send?access_token=x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")]
    public async Task HalfARequestHoldsUpNeitherOthersNorDisposal(string half)
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(half);

        Assert.Equal(0, (await SayAsync("a")).ErrCode);
        var closing = Group.DisposeAsync().AsTask();
        await closing.WaitAsync(TimeSpan.FromMinutes(3), Cancelled);

        Assert.Single(Group.Requests);
    }

    [Fact]
    public async Task ARequestThatBreaksOffIsNotOne()
    {
        using (var client = await RawClient.ConnectAsync(Group))
        {
            await client.WriteAsync(client.Head("Content-Length: 100") + "{");
            client.BreakOff();
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
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(nonsense);

        Assert.InRange((await client.ReadAsync()).Status, 400, 505);
        Assert.Empty(Group.Requests);
        Assert.Equal(0, (await SayAsync("a")).ErrCode);
    }

    [Fact]
    public async Task AClientThatHasClosedItsSideIsAnsweredAllTheSame()
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(client.Request("a"));
        client.CloseSide();

        Assert.Equal((200, """{"errcode":0,"errmsg":"ok"}"""), await client.ReadAsync());
        Assert.True(await client.IsClosedAsync());
        Assert.Single(Group.Messages);
    }

    [Theory]
    [InlineData("/api/messages?wait=60")]
    [InlineData("/page/events")]
    public async Task WhoeverWaitsIsForgottenWhenHeHasGone(string path)
    {
        using (var client = await RawClient.ConnectAsync(Group))
        {
            await client.WriteAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
            client.CloseSide();
            while (!await client.IsClosedAsync()) Cancelled.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task PagesThatNeverReadAreNotTakenWithoutEnd()
    {
        var clients = new List<RawClient>();
        for (var i = 0; i < 100; i++)
        {
            clients.Add(await RawClient.ConnectAsync(Group));
            await clients[i].WriteAsync("GET /page/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            Assert.StartsWith("HTTP/1.1 200", await clients[i].ReadPieceAsync(), StringComparison.Ordinal);
        }

        var page = new Uri(Group.PageAddress + "page/events");
        using (var refused = await Sender.Http.GetAsync(page, Cancelled)) Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(0, (await SayAsync("a")).ErrCode);

        foreach (var client in clients) client.Dispose();
        while (true)
        {
            using var taken = await Sender.Http.GetAsync(page, HttpCompletionOption.ResponseHeadersRead, Cancelled);
            if (taken.StatusCode == HttpStatusCode.OK) break;
        }
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("FFFFFFFFFFFFFFFFFF")]
    [InlineData("-1")]
    public async Task AChunkSizeThatIsNoneIsABadRequest(string size)
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(client.Head("Transfer-Encoding: chunked") + size + "\r\nabc");

        Assert.Equal(400, (await client.ReadAsync()).Status);
        Assert.Empty(Group.Requests);
    }

    [Theory]
    [InlineData("/", "A message was posted to the page")]
    [InlineData("/robot/sned?access_token=x", "There is nothing at /robot/sned")]
    [InlineData("//robot/send?access_token=x", "There is nothing at //robot/send")]
    public async Task AMessageThatWentAstrayIsAmongTheRefused(string path, string reason)
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(RawClient.HeadTo(path, "Host: localhost", $"Content-Length: {Sender.Text("a").Length}").Replace("Host: a\r\n", "", StringComparison.Ordinal) + Sender.Text("a"));

        Assert.InRange((await client.ReadAsync()).Status, 404, 405);
        var request = Assert.Single(Group.Requests);
        Assert.Equal((404, "a"), (request.ErrCode, request.Text));
        Assert.StartsWith(reason, request.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheAnswerComesInOnePiece()
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(client.Request("a"));

        var answer = await client.ReadPieceAsync();

        Assert.EndsWith("""{"errcode":0,"errmsg":"ok"}""", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 27", answer, StringComparison.Ordinal);
    }
}
