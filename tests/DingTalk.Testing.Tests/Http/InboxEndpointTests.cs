using System.Net;
using System.Text.Json;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Http;

public sealed class InboxEndpointTests : GroupTest
{
    string Origin => new Uri(Group.Webhook).GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task TheListHasItsDocumentedShape()
    {
        Sender.Http.DefaultRequestHeaders.Add("X-Probe", "probe");
        Group.Keywords = ["告警"];
        var body = """{"msgtype":"markdown","markdown":{"title":"告警","text":"<b>"},"at":{"atMobiles":["1"]},"msgUuid":"u"}""";
        await Sender.JsonAsync(Group.Webhook, body);
        await SayAsync("no keyword");

        var json = await GetAsync("");

        var list = JsonDocument.Parse(json).RootElement;
        Assert.Equal(3, list.GetProperty("next").GetInt64());
        var first = list.GetProperty("messages")[0];
        Assert.Equal(
            [
                "id", "receivedAt", "channel", "robot", "conversation", "users", "recalled", "outcome", "errcode", "errmsg", "reason", "hints",
                "msgtype", "title", "text", "at", "msgUuid", "bodyBytes", "request",
            ],
            first.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, first.GetProperty("id").GetInt64());
        Assert.Equal("2026-03-09T12:00:00.000Z", first.GetProperty("receivedAt").GetString());
        Assert.Equal(Group.Token, first.GetProperty("robot").GetString());
        Assert.Equal("delivered", first.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("reason").ValueKind);
        Assert.Equal("""{"atMobiles":["1"],"atUserIds":[],"isAtAll":false}""", first.GetProperty("at").GetRawText());
        Assert.Equal("u", first.GetProperty("msgUuid").GetString());
        var request = first.GetProperty("request");
        Assert.Equal(["method", "path", "headers", "body"], request.EnumerateObject().Select(property => property.Name));
        Assert.Equal("POST", request.GetProperty("method").GetString());
        Assert.Equal(new Uri(Group.Webhook).PathAndQuery, request.GetProperty("path").GetString());
        Assert.Equal("probe", request.GetProperty("headers").GetProperty("X-Probe").GetString());
        Assert.Equal(body, request.GetProperty("body").GetString());
        Assert.Contains("\"title\":\"告警\",\"text\":\"<b>\"", json, StringComparison.Ordinal);
        var second = list.GetProperty("messages")[1];
        Assert.Equal("refused", second.GetProperty("outcome").GetString());
        Assert.Equal(310000, second.GetProperty("errcode").GetInt32());
        Assert.Equal("keywords not in content", second.GetProperty("errmsg").GetString());
        Assert.Equal(Group.Requests[1].ToJson(), second.GetRawText());
    }

    [Fact]
    public async Task OnlyWhatCameAfterANumberIsListed()
    {
        for (var i = 0; i < 3; i++) await SayAsync("a");

        Assert.Equal([2, 3], Ids(await GetAsync("?after=1")));
        Assert.Empty(Ids(await GetAsync("?after=3")));
        Assert.Empty(Ids(await GetAsync("?after=99")));
        Assert.Equal([1, 2, 3], Ids(await GetAsync("?after=-5")));
    }

    [Fact]
    public async Task AWaitingReaderIsAnsweredWhenARequestComes()
    {
        await SayAsync("a");
        var waiting = GetAsync("?after=1&wait=60");
        await SayAsync("b");

        Assert.Equal([2], Ids(await waiting));
    }

    [Fact]
    public async Task AWaitThatIsOverIsAnsweredWithAnEmptyList()
    {
        Assert.Equal("""{"messages":[],"next":1}""", await GetAsync("?wait=0.05"));
    }

    [Fact]
    public async Task AWaitingReaderDoesNotHoldUpDisposal()
    {
        var waiting = GetAsync("?wait=60");
        await SayAsync("a");
        Assert.Equal([1], Ids(await waiting));
        waiting = GetAsync("?after=1&wait=60");

        await Group.DisposeAsync();

        await Task.WhenAny(waiting).WaitAsync(TimeSpan.FromSeconds(5), Cancelled);
    }

    [Theory]
    [InlineData("?after=x")]
    [InlineData("?wait=NaN")]
    public async Task WhatIsNotANumberIsRefused(string query)
    {
        using var response = await Sender.Http.GetAsync($"{Origin}/api/messages{query}", Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task TheOldestRequestsAreForgottenFirst()
    {
        await RestartAsync(new DingTalkGroupOptions { InboxCapacity = 2 });
        for (var i = 0; i < 3; i++) await SayAsync($"{i}");

        Assert.Equal(["1", "2"], Group.Messages.Select(message => message.Text));
        Assert.Equal([2, 3], Ids(await GetAsync("")));
        Assert.Equal([3], Ids(await GetAsync("?after=2")));
    }

    static List<long> Ids(string json) =>
        [.. JsonDocument.Parse(json).RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("id").GetInt64())];

    Task<string> GetAsync(string query) => Sender.Http.GetStringAsync($"{Origin}/api/messages{query}", Cancelled);
}
