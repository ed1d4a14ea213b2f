using System.Net;
using System.Text;
using System.Text.Json;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Http;

public sealed class HostileBodyTests : GroupTest
{
    const string Form = "application/x-www-form-urlencoded";
    const string Json = "application/json";

    static readonly string Open = new('[', 10_000);
    static readonly string Lists = Open + new string(']', 10_000);
    static readonly string Objects = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);

    public static TheoryData<string, string, int> Depths => new()
    {
        { Json, Open, 40035 },
        { Json, $$"""{"msgtype":"text","text":{{Open}}""", 40035 },
        { Json, $$"""{"msgtype":"text","text":"{{Open}}"}""", 400201 },
        { Json, $$"""{"msgtype":"text","text":{"content":"x"},"at":"{{Open}}"}""", 0 },
        { Json, $$"""{"msgtype":"feedCard","feedCard":"{\"links\":\"{{Open}}\"}"}""", 400602 },
        { Json, $$"""{"msgtype":"text","text":{{Lists}}}""", 460101 },
        { Json, Objects, 460101 },
        { Form, $"msgtype=text&text={Open}", 400201 },
        { Form, $"msgtype=text&text={Lists}", 460101 },
        { Form, $"msgtype=text&text={Uri.EscapeDataString("""{"content":"x"}""")}&at={Open}", 0 },
    };

    [Theory]
    [MemberData(nameof(Depths))]
    public async Task TenThousandLevelsAreReadByNobody(string type, string body, int errCode)
    {
        Assert.Equal(errCode, (await Sender.PostAsync(Group.Webhook, Encoding.UTF8.GetBytes(body), type)).ErrCode);

        Assert.Equal(0, (await SayAsync("other")).ErrCode);
        Assert.Equal(body, Group.Requests[0].Body);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Form)]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task FiftyMegabytesAreCutOffWhateverTheyAreCalled(string type)
    {
        var body = new byte[50_000_000];
        body.AsSpan().Fill((byte)'&');

        var answer = await Sender.PostAsync(Group.Webhook, body, type);

        Assert.Contains(answer.ErrCode, new[] { 43004, 460101 });
        var request = Assert.Single(Group.Requests);
        Assert.Equal((50_000_000, 65_536), (request.BodyBytes, request.Body.Length));
        Assert.Equal(0, (await SayAsync("other")).ErrCode);
    }

    [Fact]
    public async Task TheScriptsInterfaceIsNoWayInEither()
    {
        var origin = new Uri(Group.Webhook).GetLeftPart(UriPartial.Authority);

        Assert.Equal(HttpStatusCode.BadRequest, (await Sender.PostAsync($"{origin}/api/faults", new byte[50_000_000], Json)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Sender.JsonAsync($"{origin}/api/faults", Objects)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Sender.JsonAsync($"{origin}/api/faults", $$"""{"fault":{{Open}}""")).Status);

        Assert.Equal(0, (await SayAsync("other")).ErrCode);
    }

    [Fact]
    public async Task ANulIsRefusedAsAByteAndShownAsAnEscape()
    {
        Assert.Equal(40035, (await Sender.JsonAsync(Group.Webhook, Sender.Text("a").Replace("a\"", "\0\"", StringComparison.Ordinal))).ErrCode);
        Assert.Equal(0, (await SayAsync("a\0b")).ErrCode);

        var origin = new Uri(Group.Webhook).GetLeftPart(UriPartial.Authority);
        var listed = JsonDocument.Parse(await Sender.Http.GetStringAsync($"{origin}/api/messages", Cancelled)).RootElement;
        Assert.Equal("a\0b", listed.GetProperty("messages")[1].GetProperty("text").GetString());
    }
}
