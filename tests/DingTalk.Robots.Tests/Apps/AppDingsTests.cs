using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Apps;

public sealed class AppDingsTests
{
    const string Send = "/v1.0/robot/ding/send";

    readonly AppServer _server = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheCallsHaveExactlyTheDocumentedForm()
    {
        _server.Answer(Send, """{"openDingId":"d1","failedList":{"user.notExist":["u2"],"user.left":["u3","u4"]}}""");
        _server.Answer("/v1.0/robot/ding/recall", """{"openDingId":"d1"}""");
        using var robot = new AppRobot(_server.Options());
        var receipt = (await robot.SendDingAsync(new Ding("Fire", ["u1", "u2", "u1"]), Token)).Value;
        Assert.Equal("d1", receipt.OpenDingId);
        Assert.Equal("user.notExist", receipt.FailedUserIds["u2"]);
        Assert.Equal("user.left", receipt.FailedUserIds["u4"]);
        await robot.SendDingAsync(new Ding("Fire", ["u1"]) { Channel = DingChannel.Sms }, Token);
        await robot.SendDingAsync(new Ding("Fire", ["u1"]) { Channel = DingChannel.Phone, Voice = DingVoice.GentleFemale }, Token);
        Assert.Equal(
            [
                """{"robotCode":"dingkey","remindType":1,"receiverUserIdList":["u1","u2"],"content":"Fire"}""",
                """{"robotCode":"dingkey","remindType":2,"receiverUserIdList":["u1"],"content":"Fire"}""",
                """{"robotCode":"dingkey","remindType":3,"receiverUserIdList":["u1"],"content":"Fire","callVoice":"Gentine_Female_Voice"}""",
            ],
            _server.To(Send).Select(static call => call.Body));

        Assert.True((await robot.RecallDingAsync("d1", Token)).IsAccepted);
        Assert.Equal("""{"robotCode":"dingkey","openDingId":"d1"}""", Assert.Single(_server.To("/v1.0/robot/ding/recall")).Body);
    }

    [Fact]
    public async Task TooManyReceiversAreTheCallersMistake()
    {
        var users = Enumerable.Range(0, 201).Select(static i => $"u{i}").ToArray();
        using var robot = new AppRobot(_server.Options());
        foreach (var ding in new[]
        {
            new Ding("", ["u"]),
            new Ding("x", []),
            new Ding("x", [""]),
            new Ding("x", users),
            new Ding("x", users[..21]) { Channel = DingChannel.Phone },
            new Ding("x", users[..21]) { Channel = DingChannel.Sms },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => robot.SendDingAsync(ding, Token));
        }

        Assert.Empty(_server.Calls);
    }
}
