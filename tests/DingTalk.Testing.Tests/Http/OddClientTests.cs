using System.Text.Json;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Http;

/// <summary>Clients that are odd but within their rights.</summary>
public sealed class OddClientTests : GroupTest
{
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
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(listed).RootElement.ValueKind);
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

    [Fact]
    public async Task AClientOfHttpOneZeroIsServed()
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(client.Request("a").Replace("HTTP/1.1", "HTTP/1.0", StringComparison.Ordinal));

        Assert.Equal(200, (await client.ReadAsync()).Status);
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task WhoAsksFirstIsToldToGoOn()
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(client.Head("Expect: 100-continue", $"Content-Length: {Sender.Text("a").Length}"));
        Assert.Equal(100, (await client.ReadAsync()).Status);
        await client.WriteAsync(Sender.Text("a"));

        Assert.Equal(200, (await client.ReadAsync()).Status);
    }

    [Fact]
    public async Task ARefusalLeavesTheConnectionOpen()
    {
        using var client = await RawClient.ConnectAsync(Group);
        await client.WriteAsync(client.Head("Content-Length: 1") + "{");
        Assert.Contains("40035", (await client.ReadAsync()).Body, StringComparison.Ordinal);
        await client.WriteAsync(client.Request("a"));

        Assert.Equal(200, (await client.ReadAsync()).Status);
    }

    [Theory]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("Application/JSON")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; charset=gbk")]
    public async Task TheCharsetOfTheTypeIsNotLookedAt(string type)
    {
        Assert.Equal(0, (await Sender.PostAsync(Group.Webhook, System.Text.Encoding.UTF8.GetBytes(Sender.Text("中")), type)).ErrCode);
        Assert.Equal("中", Assert.Single(Group.Messages).Text);
    }

    [Fact]
    public async Task OfAParameterThatComesTwiceTheFirstCounts()
    {
        Assert.Equal(0, (await Sender.JsonAsync($"{Group.Webhook}&access_token=other", Sender.Text("a"))).ErrCode);
        Assert.StartsWith("The address has access_token more than once", Assert.Single(Group.Messages[0].Hints), StringComparison.Ordinal);
    }
}
