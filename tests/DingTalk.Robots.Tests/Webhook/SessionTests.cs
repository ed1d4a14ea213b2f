using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Webhook;

/// <summary>The address that an app's callback tells to answer to.</summary>
public sealed class SessionTests
{
    readonly string _session = Some.Token();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Address => $"https://oapi.dingtalk.com/robot/sendBySession?session={_session}";

    [Fact]
    public async Task AnAnswerGoesToTheAddressAsItIs()
    {
        var handler = new ScriptedHandler(Some.OkBody);
        using var robot = new WebhookRobot(Some.Options(handler, Some.Clock(), Address) with { Secret = Some.Secret });
        Assert.True((await robot.SendAsync(new TextMessage("x"), Token)).IsDelivered);
        Assert.Equal(Address, Assert.Single(handler.Addresses).AbsoluteUri);
    }

    [Fact]
    public async Task TheSessionIsASecret()
    {
        var handler = new ScriptedHandler($$"""{"errcode":300001,"errmsg":"session 不存在 {{_session}}"}""");
        var options = Some.Options(handler, Some.Clock(), Address);
        using var robot = new WebhookRobot(options);
        var result = await robot.SendAsync(new TextMessage("x"), Token);
        Assert.DoesNotContain(_session, robot + options.ToString() + result + result.Explain());
        Assert.Contains("90 minutes", result.Advice);
        Assert.Equal(SendOutcome.RefusedForConfiguration, result.Outcome);
    }

    [Fact]
    public void AnAddressWithoutItsSessionIsRefused()
    {
        var options = Some.Options(new ScriptedHandler(Some.OkBody), Some.Clock(), "https://oapi.dingtalk.com/robot/sendBySession?session=");
        Assert.Contains("sessionWebhook", Assert.Throws<ArgumentException>(() => new WebhookRobot(options)).Message);
    }

    [Fact]
    public async Task AMessageWithoutAKeyInDoubtMayNotBeRepeated()
    {
        using var robot = new WebhookRobot(Some.Options(new ScriptedHandler("oops", System.Net.HttpStatusCode.BadGateway), Some.Clock(), Address));
        Assert.False((await robot.SendAsync(new TextMessage("x"), Token)).MayRepeat);
        Assert.True((await robot.SendAsync(new TextMessage("x") { MsgUuid = "k" }, Token)).MayRepeat);
    }

    [Fact]
    public async Task APictureTravelsByItsAddressOnly()
    {
        var handler = new ScriptedHandler(Some.OkBody);
        using var robot = new WebhookRobot(Some.Options(handler, Some.Clock(), Address));
        await robot.SendAsync(new ImageMessage("https://a.example/p.png"), Token);
        Assert.Equal("""{"msgtype":"image","image":{"picURL":"https://a.example/p.png"}}""", Assert.Single(handler.Bodies));
        foreach (var message in new RobotMessage[]
        {
            new ImageMessage("@media"),
            new FileMessage("@m", "a.pdf"),
            new AudioMessage("@m", TimeSpan.FromSeconds(1)),
            new VideoMessage("@m", "@p", TimeSpan.FromSeconds(1), 1, 1),
        })
        {
            Assert.Contains("AppRobot", (await Assert.ThrowsAsync<ArgumentException>(() => robot.SendAsync(message, Token))).Message);
        }

        Assert.Single(handler.Bodies);
    }
}
