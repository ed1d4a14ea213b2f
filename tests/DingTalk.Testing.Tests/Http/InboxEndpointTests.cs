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
                "id", "receivedAt", "channel", "robot", "conversation", "users", "recalled", "outcome", "errcode", "errmsg", "code", "reason",
                "hints", "msgtype", "title", "text", "url", "picture", "buttons", "links", "at", "msgUuid", "bodyBytes", "request",
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
    public async Task WhoGoesOnFromNextMissesNothing()
    {
        for (var i = 0; i < 3; i++) await SayAsync("a");

        Assert.Equal([2, 3], Ids(await GetAsync("?from=2")));
        Assert.Equal([3], Ids(await GetAsync("?from=2&after=2")));
        Assert.Equal([1, 2, 3], Ids(await GetAsync("?from=0")));
        var waiting = GetAsync($"?from={Next(await GetAsync(""))}&wait=60");
        await SayAsync("b");
        Assert.Equal([4], Ids(await waiting));
    }

    [Fact]
    public async Task ButtonsHeadlinesAndAddressesAreTold()
    {
        await Sender.JsonAsync(
            Group.Webhook,
            """{"msgtype":"actionCard","actionCard":{"title":"t","text":"x","btns":[{"title":"A","actionURL":"https://a/"},{"title":"B","actionURL":"https://b/"}]}}""");
        await Sender.JsonAsync(
            Group.Webhook, """{"msgtype":"feedCard","feedCard":{"links":[{"title":"F","messageURL":"https://f/","picURL":"https://p/"}]}}""");
        await Sender.JsonAsync(
            Group.Webhook, """{"msgtype":"link","link":{"title":"L","text":"x","messageUrl":"https://l/","picUrl":"https://q/"}}""");

        Assert.Equal([new MessageLink("A", "https://a/"), new MessageLink("B", "https://b/")], Group.Messages[0].Buttons);
        Assert.Equal([new MessageLink("F", "https://f/", "https://p/")], Group.Messages[1].Links);
        Assert.Equal(("https://l/", "https://q/"), (Group.Messages[2].Url, Group.Messages[2].Picture));
        var json = await GetAsync("");
        Assert.Contains("\"buttons\":[{\"title\":\"A\",\"url\":\"https://a/\",\"picture\":\"\"},", json, StringComparison.Ordinal);
        Assert.Contains("\"links\":[{\"title\":\"F\",\"url\":\"https://f/\",\"picture\":\"https://p/\"}]", json, StringComparison.Ordinal);
        Assert.Contains("\"url\":\"https://l/\",\"picture\":\"https://q/\"", json, StringComparison.Ordinal);
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

        await Task.WhenAny(waiting).WaitAsync(TimeSpan.FromSeconds(50), Cancelled);
    }

    [Theory]
    [InlineData("?after=x")]
    [InlineData("?wait=NaN")]
    [InlineData("?wait=-1")]
    [InlineData("?after=1.5")]
    [InlineData("?limit=0")]
    [InlineData("?outcome=both")]
    [InlineData("?afer=1")]
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

    [Fact]
    public async Task TheListCanBeNarrowedAndReadInPages()
    {
        var other = Group.AddRobot("other");
        Group.Keywords = ["k"];
        await SayAsync("k");
        await SayAsync("refused");
        await Sender.JsonAsync(other.Webhook, Sender.Markdown("a", "a"));

        Assert.Equal([1, 3], Ids(await GetAsync("?outcome=delivered")));
        Assert.Equal([2], Ids(await GetAsync("?outcome=refused")));
        Assert.Equal([3], Ids(await GetAsync("?robot=other")));
        Assert.Equal([3], Ids(await GetAsync("?msgtype=markdown&channel=webhook")));
        var page = await GetAsync("?limit=2");
        Assert.Equal([1, 2], Ids(page));
        Assert.EndsWith(",\"next\":3}", page, StringComparison.Ordinal);
        Assert.EndsWith(",\"next\":4}", await GetAsync("?outcome=refused"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AClearingForgetsTheMessagesAndNothingElse()
    {
        await RestartAsync(new DingTalkGroupOptions { PerMinute = 1 });
        await SayAsync("a");
        await Sender.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Origin}/api/messages"));

        Assert.Equal("""{"messages":[],"next":2}""", await GetAsync(""));
        Assert.Equal(130101, (await SayAsync("b")).ErrCode);
        using var gone = await Sender.Http.GetAsync($"{Origin}/api/messages/1", Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(Group.Requests[0].ToJson(), await Sender.Http.GetStringAsync($"{Origin}/api/messages/2", Cancelled));
    }

    static List<long> Ids(string json) =>
        [.. JsonDocument.Parse(json).RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("id").GetInt64())];

    static long Next(string json) => JsonDocument.Parse(json).RootElement.GetProperty("next").GetInt64();

    Task<string> GetAsync(string query) => Sender.Http.GetStringAsync($"{Origin}/api/messages{query}", Cancelled);
}
