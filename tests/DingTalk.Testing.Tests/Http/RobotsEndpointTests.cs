using System.Net;
using System.Text.Json;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Http;

public sealed class RobotsEndpointTests : GroupTest
{
    string Robots => $"{Group.PageAddress}api/robots";

    [Fact]
    public async Task ARobotIsAddedChangedAndRemoved()
    {
        var added = await SendAsync(
            HttpMethod.Post,
            Robots,
            """{"token":"U","secret":"SECu","keywords":["k"],"ipRanges":["127.0.0.0/8"],"perMinute":2,"penaltySeconds":5,"monthlyQuota":3,"dialect":"chinese"}""");
        var robot = JsonDocument.Parse(added.Body).RootElement;
        var webhook = robot.GetProperty("webhook").GetString()!;
        var unsigned = await Sender.JsonAsync(webhook, Sender.Text("k"));
        await SendAsync(HttpMethod.Patch, $"{Robots}/U", """{"secret":null}""");
        var codes = new List<int>();
        for (var i = 0; i < 3; i++) codes.Add((await Sender.JsonAsync(webhook, Sender.Text("k"))).ErrCode);
        Group.AdvanceClock(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 2; i++) codes.Add((await Sender.JsonAsync(webhook, Sender.Text("k"))).ErrCode);
        var removed = await SendAsync(HttpMethod.Delete, $"{Robots}/U", "");

        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.DoesNotContain("SECu", added.Body, StringComparison.Ordinal);
        Assert.StartsWith("错误描述:机器人发送签名不匹配", unsigned.ErrMsg, StringComparison.Ordinal);
        Assert.Equal([0, 0, 130101, 0, 90030], codes);
        Assert.Equal("This robot's own quota of 3 messages a month is used up: it begins anew with the month in China. Send fewer messages.", Group.Requests[^1].Reason);
        Assert.Equal(HttpStatusCode.OK, removed.Status);
        Assert.Equal(300005, (await Sender.JsonAsync(webhook, Sender.Text("k"))).ErrCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Delete, $"{Robots}/U", "")).Status);
    }

    [Theory]
    [InlineData("""{"perminute":1}""", "There is no 'perminute'. The keys are name, token,")]
    [InlineData("""{"perMinute":0}""", "'perMinute' must be a whole number of at least 1")]
    [InlineData("""{"keywords":"k"}""", "'keywords' must be a list of texts.")]
    [InlineData("""{"keywords":[""]}""", "'keywords' is wrong: A keyword must not be empty.")]
    [InlineData("""{"ipRanges":["x"]}""", "'ipRanges' is wrong: 'x' is not an IPv4 address")]
    [InlineData("""{"dialect":"klingon"}""", "'dialect' must be one of english, description, chinese.")]
    [InlineData("""{"penaltySeconds":-1}""", "'penaltySeconds' must be a number of seconds")]
    [InlineData("""{"throttleCode":1}""", "'throttleCode' is wrong")]
    [InlineData("[]", "The JSON must be an object.")]
    [InlineData("{", "That is not valid JSON")]
    public async Task AWrongSettingIsASentenceAndChangesNothing(string body, string sentence)
    {
        foreach (var (method, address) in new[] { (HttpMethod.Post, Robots), (HttpMethod.Patch, $"{Robots}/{Group.Token}") })
        {
            var answer = await SendAsync(method, address, body);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            if (method == HttpMethod.Post)
                Assert.StartsWith(sentence, JsonDocument.Parse(answer.Body).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        }

        Assert.Single(Group.Robots);
        Assert.Equal((20, 0), (Group.Robot.PerMinute, Group.Keywords.Count));
    }

    [Fact]
    public async Task AChangeWithOneWrongSettingChangesNone()
    {
        await SendAsync(HttpMethod.Patch, $"{Robots}/{Group.Token}", """{"perMinute":5,"ipRanges":["x"]}""");

        Assert.Equal(20, Group.Robot.PerMinute);
    }

    [Fact]
    public async Task ATokenThatIsTakenIsAConflict()
    {
        var answer = await SendAsync(HttpMethod.Post, Robots, JsonSerializer.Serialize(new { token = Group.Token }));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("""{"error":"The group has a robot with this token already."}""", answer.Body);
    }

    Task<Answered> SendAsync(HttpMethod method, string address, string body) =>
        Sender.SendAsync(new HttpRequestMessage(method, address) { Content = new StringContent(body) });
}
