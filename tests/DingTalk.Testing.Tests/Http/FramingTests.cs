using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Http;

/// <summary>Requests whose edges are in doubt: what one server takes for a body, another takes for the next request.</summary>
public sealed class FramingTests : GroupTest
{
    const string Ok = """{"errcode":0,"errmsg":"ok"}""";

    static readonly string Chunked = $"{Sender.Text("x").Length:x}\r\n{Sender.Text("x")}\r\n0\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: 41", "Content-Length: 3")]
    [InlineData("Content-Length: 41, 41")]
    [InlineData("Content-Length: 99999999999999999999")]
    [InlineData("Content-Length: 41", "Transfer-Encoding: xchunked")]
    [InlineData("Content-Length: 41", "Transfer-Encoding: chunked, identity")]
    [InlineData("Transfer-Encoding : chunked")]
    [InlineData("Transfer-Encoding: chunked", " continued: yes")]
    [InlineData("Content-Length: 41", "Host: b")]
    [InlineData("Content-Length: 41", "X: a\0b")]
    public async Task AHeadInDoubtIsRefusedAndTheConnectionClosed(params string[] headers)
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(client.Head(headers) + Sender.Text("x"));

        Assert.Equal((400, ""), await client.ReadAsync());
        Assert.True(await client.IsClosedAsync());
        await OnlyOthersAreHeardAsync();
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("-1")]
    [InlineData("0x29")]
    [InlineData("")]
    [InlineData("\0")]
    public async Task AChunkOfNoSizeIsRefused(string size)
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync($"{client.Head("Transfer-Encoding: chunked")}{size}\r\n{Sender.Text("x")}\r\n0\r\n\r\n");

        Assert.Equal((400, ""), await client.ReadAsync());
        await OnlyOthersAreHeardAsync();
    }

    [Theory]
    [InlineData("fffffffff")]
    [InlineData("10000000000000000")]
    public async Task AChunkTooLargeToCountIsRefused(string size)
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync($"{client.Head("Transfer-Encoding: chunked")}{size}\r\n{Sender.Text("x")}");

        Assert.Equal((400, ""), await client.ReadAsync());
        await OnlyOthersAreHeardAsync();
    }

    [Fact]
    public async Task AChunkThatDoesNotEndWhereItSaysIsRefused()
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(client.Head("Transfer-Encoding: chunked") + Chunked.Replace("\r\n0", "XX0", StringComparison.Ordinal));

        Assert.Equal((400, ""), await client.ReadAsync());
        await OnlyOthersAreHeardAsync();
    }

    [Fact]
    public async Task ChunksMayHaveExtensionsAndTrailers()
    {
        using var client = await RawClient.ConnectAsync(Group);
        var body = Sender.Text("x");
        await client.WriteAsync(client.Head("Transfer-Encoding: chunked") + $"{body.Length:X};name=value\r\n{body}\r\n000\r\nTrailer: x\r\n\r\n");

        Assert.Equal((200, Ok), await client.ReadAsync());
        Assert.Equal("x", Assert.Single(Group.Messages).Text);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(60)]
    [InlineData(100_000)]
    public async Task OfTwoLengthsTheChunksCountAndNothingAfterThemIsHeard(int length)
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(
            client.Head($"Content-Length: {length}", "Transfer-Encoding: chunked") + Chunked + client.Request("smuggled"));

        Assert.Equal((200, Ok), await client.ReadAsync());
        Assert.Equal("x", Assert.Single(Group.Requests).Text);
        await SayAsync("other");
        Assert.Equal(["x", "other"], Group.Requests.Select(request => request.Text));
    }

    [Fact]
    public async Task RequestsThatDoNotWaitForAnswersAreAnsweredInOrder()
    {
        using var client = await RawClient.ConnectAsync(Group);
        var requests = Enumerable.Range(1, 21).Select(n => client.Request($"{n}"));
        await client.WriteAsync(string.Concat(requests));

        for (var n = 1; n <= 20; n++) Assert.Equal((200, Ok), await client.ReadAsync());
        Assert.Contains("130101", (await client.ReadAsync()).Body, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 21).Select(n => $"{n}"), Group.Requests.Select(request => request.Text));
    }

    [Fact]
    public async Task AnAddressWithItsHostIsTaken()
    {
        using var client = await RawClient.ConnectAsync(Group);
        var target = $"http://a/robot/send?access_token={Group.Token}";
        await client.WriteAsync(RawClient.HeadTo(target, "Content-Length: 41") + Sender.Text("x"));

        Assert.Equal((200, Ok), await client.ReadAsync());
        Assert.Equal(target, Assert.Single(Group.Messages).Path);
    }

    [Theory]
    [InlineData("http://b/robot/send?access_token=T")]
    [InlineData("//robot/send\0?access_token=T")]
    [InlineData("/robot/send%00?access_token=T")]
    [InlineData("robot/send?access_token=T")]
    public async Task AnAddressThatIsNoneIsRefused(string target)
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(RawClient.HeadTo(target, "Content-Length: 41") + Sender.Text("x"));

        Assert.Equal((400, ""), await client.ReadAsync());
        await OnlyOthersAreHeardAsync();
    }

    [Theory]
    [InlineData(1_000, 1)]
    [InlineData(1, 40_000)]
    public async Task AFloodOfHeadersIsRefused(int count, int length)
    {
        using var client = await RawClient.ConnectAsync(Group);
        var flood = Enumerable.Range(0, count).Select(n => $"X{n}: {new string('a', length)}");
        await client.WriteAsync(client.Head(flood));

        Assert.Equal((431, ""), await client.ReadAsync());
        await OnlyOthersAreHeardAsync();
    }

    [Fact]
    public async Task AnAddressWithoutEndIsRefused()
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(RawClient.HeadTo($"/robot/send?access_token={new string('a', 9_000)}", "Content-Length: 0"));

        Assert.Equal((414, ""), await client.ReadAsync());
        await OnlyOthersAreHeardAsync();
    }

    async Task OnlyOthersAreHeardAsync()
    {
        Assert.Empty(Group.Requests);
        Assert.Equal(0, (await SayAsync("other")).ErrCode);
        Assert.Equal("other", Assert.Single(Group.Requests).Text);
    }
}
