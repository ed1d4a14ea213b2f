using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Apps;

/// <summary>What the network does, and what must never be read.</summary>
public sealed class AppFaultTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnAnswerThatDoesNotComeLeavesTheMessageInDoubt()
    {
        var clock = Some.Clock();
        var server = new AppServer();
        server.Answer(AppServer.GroupPath, async (_, cancellation) =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException();
        });
        using var robot = new AppRobot(server.Options(clock));
        var result = await SendAsync(robot);
        Assert.Equal((SendOutcome.InDoubt, SendReason.NoAnswer, false), (result.Outcome, result.Reason, result.MayRepeat));
        Assert.Contains("within 10 s", result.Advice);
        Assert.Single(server.To(AppServer.GroupPath));
    }

    [Fact]
    public async Task AServerThatIsNotThereIsToldAndNothingIsInDoubt()
    {
        var gone = RawServer.Answering("");
        await gone.DisposeAsync();
        using var robot = new AppRobot(Real(gone.Port));
        var result = await SendAsync(robot);
        Assert.Equal((SendOutcome.NotAccepted, SendReason.Unreachable), (result.Outcome, result.Reason));
        Assert.NotNull(result.Exception);
    }

    [Fact]
    public async Task AnAnswerOfAnySizeIsReadToABound()
    {
        var server = new AppServer();
        server.Answer(AppServer.GroupPath, "{\"processQueryKey\":\"" + new string('x', 100_000) + "\"}");
        using var robot = new AppRobot(server.Options());
        Assert.Equal(SendReason.Unreadable, (await SendAsync(robot)).Reason);
    }

    [Theory]
    [InlineData("http://api.example.com", "plain http")]
    [InlineData("ftp://api.example.com", "web address")]
    [InlineData("", "web address")]
    [InlineData("https://user:pass@api.example.com", "user name")]
    [InlineData("https://api.example.com?x=1", "query")]
    public void AnAddressThatCannotBeUsedIsRefusedAtOnce(string address, string word)
    {
        var server = new AppServer();
        Assert.Contains(word, Assert.Throws<ArgumentException>(() => new AppRobot(server.Options() with { ApiAddress = address })).Message);
        Assert.Contains(word, Assert.Throws<ArgumentException>(() => new AppRobot(server.Options() with { LegacyApiAddress = address })).Message);
    }

    [Fact]
    public async Task AGatewaysPathIsKept()
    {
        var server = new AppServer();
        server.Answer("/gate" + AppServer.TokenPath, """{"accessToken":"token-12345","expireIn":7200}""");
        server.Answer("/gate" + AppServer.GroupPath, """{"processQueryKey":"k"}""");
        using var robot = new AppRobot(server.Options() with { ApiAddress = "http://gate.example/gate/", AllowHttp = true });
        Assert.True((await SendAsync(robot)).IsAccepted);
    }

    [Fact]
    public void OptionsThatMakeNoSenseAreRefused()
    {
        var options = new AppServer().Options();
        foreach (var wrong in new[]
        {
            options with { AppKey = " " },
            options with { AppSecret = "" },
            options with { SendTimeout = TimeSpan.Zero },
            options with { UploadTimeout = TimeSpan.FromDays(2) },
            options with { MaxWait = TimeSpan.FromSeconds(-1) },
            options with { CallsPerSecond = 0 },
        })
        {
            Assert.Throws<ArgumentException>(() => new AppRobot(wrong));
        }
    }

    [Fact]
    public async Task ADisposedRobotSaysSo()
    {
        var server = new AppServer();
        var robot = new AppRobot(server.Options());
        robot.Dispose();
        robot.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => SendAsync(robot));
    }

    [Fact]
    public async Task NoSecretIsEverShown()
    {
        var token = AppServer.TokenOf(1);
        var server = new AppServer();
        using var robot = new AppRobot(server.Options());
        Hidden(robot.ToString(), server.Options().ToString(), robot.ToGroup("cid").ToString());
        Assert.Contains("dingkey", server.Options().ToString());

        server.Answer(
            AppServer.GroupPath, $$"""{"code":"odd.{{token}}","requestid":"{{AppServer.Secret}}","message":"token {{token}} of {{AppServer.Secret}}"}""",
            System.Net.HttpStatusCode.BadRequest);
        Shown(await SendAsync(robot));

        server.Answer(AppServer.GroupPath, call => throw new HttpRequestException($"with {call.Token} and {AppServer.Secret}"));
        Shown(await SendAsync(robot));

        server.Answer("/topapi/v2/user/getbymobile", call => throw new InvalidOperationException($"GET {call.Query}"));
        var found = await robot.FindUserIdAsync("138", Token);
        Shown(found.Call);
        Hidden(found.ToString(), found.Explain());

        server.Answer(AppServer.TokenPath, call => throw new HttpRequestException($"POST {call.Body}"));
        using var other = new AppRobot(server.Options());
        Shown(await SendAsync(other));

        void Shown(SendResult result)
        {
            Assert.False(result.IsAccepted);
            Hidden(
                result.ToString(), result.Explain(), result.ErrorMessage, result.ErrorName, result.RequestId,
                result.Exception?.ToString());
        }

        void Hidden(params string?[] texts)
        {
            foreach (var text in texts)
            {
                Assert.DoesNotContain(token, text ?? "");
                Assert.DoesNotContain(AppServer.Secret, text ?? "");
            }
        }
    }

    [Fact]
    public async Task ARealFailureShowsNoSecretEither()
    {
        await using var server = RawServer.Answering("nonsense\r\n");
        using var robot = new AppRobot(Real(server.Port));
        var result = await SendAsync(robot);
        Assert.DoesNotContain(AppServer.Secret, result + result.Exception?.ToString());
        Assert.False(result.IsAccepted);
    }

    [Fact]
    public async Task ACallIsMarkedAsARobotsOwn()
    {
        var seen = false;
        var server = new AppServer();
        server.Answer(AppServer.GroupPath, _ =>
        {
            seen = WebhookRobot.IsSending;
            return ScriptedHandler.Response("""{"processQueryKey":"k"}""");
        });
        using var robot = new AppRobot(server.Options());
        await SendAsync(robot);
        Assert.True(seen);
        Assert.False(WebhookRobot.IsSending);
    }

    static AppRobotOptions Real(int port) => new()
    {
        AppKey = "k",
        AppSecret = AppServer.Secret,
        ApiAddress = $"http://127.0.0.1:{port}",
        LegacyApiAddress = $"http://127.0.0.1:{port}",
        TimeProvider = Some.Clock(),
    };

    static Task<SendResult> SendAsync(AppRobot robot) => robot.SendToGroupAsync("cid", new TextMessage("x"), Token);
}
