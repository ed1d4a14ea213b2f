using System.Net;
using DingTalk.Robots.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DingTalk.Robots.Tests.Apps;

public sealed class AppTokensTests
{
    readonly AppServer _server = new();
    readonly FakeTimeProvider _clock = Some.Clock();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManyCallersShareOneFetch()
    {
        var gate = new TaskCompletionSource();
        HoldTokens(gate.Task);
        using var robot = new AppRobot(_server.Options(_clock) with { CallsPerSecond = 1000 });
        var sends = Enumerable.Range(0, 100).Select(_ => Task.Run(() => SendAsync(robot), Token)).ToArray();
        gate.SetResult();
        Assert.All(await Task.WhenAll(sends), static result => Assert.True(result.IsAccepted, result.Explain()));
        Assert.Equal(1, _server.Tokens);
    }

    [Fact]
    public async Task ACallerThatGoesDoesNotTakeTheFetchAlong()
    {
        var gate = new TaskCompletionSource();
        HoldTokens(gate.Task);
        using var robot = new AppRobot(_server.Options(_clock));
        using var impatient = new CancellationTokenSource();
        var first = robot.SendToGroupAsync("cid", new TextMessage("x"), impatient.Token);
        var second = SendAsync(robot);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        gate.SetResult();
        Assert.True((await second).IsAccepted);
        Assert.Equal(1, _server.Tokens);
        Assert.Single(_server.To(AppServer.GroupPath));
    }

    [Fact]
    public async Task ATokenIsRenewedTenMinutesEarlyWhileTheOldOneIsStillUsed()
    {
        using var robot = new AppRobot(_server.Options(_clock) with { CallsPerSecond = 1_000_000 });
        await SendAsync(robot);
        _clock.Advance(TimeSpan.FromSeconds(6599));
        await SendAsync(robot);
        Assert.Equal(1, _server.Tokens);

        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Answer(AppServer.TokenPath, async (_, _) =>
        {
            asked.TrySetResult();
            await gate.Task;
            return ScriptedHandler.Response("""{"accessToken":"token-renewed","expireIn":7200}""");
        });
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await SendAsync(robot)).IsAccepted);
        Assert.True((await SendAsync(robot)).IsAccepted);
        await asked.Task.WaitAsync(Token);
        Assert.All(_server.To(AppServer.GroupPath), static call => Assert.Equal(AppServer.TokenOf(1), call.Token));
        gate.SetResult();
        while (_server.To(AppServer.GroupPath)[^1].Token != "token-renewed") await SendAsync(robot);
        Assert.Equal(2, _server.Tokens);
    }

    [Fact]
    public async Task AnExpiredTokenIsNotSent()
    {
        using var robot = new AppRobot(_server.Options(_clock));
        await SendAsync(robot);
        _clock.Advance(TimeSpan.FromSeconds(7200));
        Assert.True((await SendAsync(robot)).IsAccepted);
        Assert.Equal([AppServer.TokenOf(1), AppServer.TokenOf(2)], _server.To(AppServer.GroupPath).Select(static call => call.Token));
    }

    [Fact]
    public async Task ATokenRevokedInMidFlightIsRenewedOnceAndTheCallMadeOnceMore()
    {
        _server.Answer(AppServer.GroupPath, static call => call.Token == AppServer.TokenOf(1)
            ? ScriptedHandler.Response("""{"code":"InvalidAuthentication","message":"不合法的access_token"}""", HttpStatusCode.BadRequest)
            : ScriptedHandler.Response("""{"processQueryKey":"k"}"""));
        using var robot = new AppRobot(_server.Options(_clock) with { CallsPerSecond = 1000 });
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(robot)));
        Assert.All(results, static result => Assert.True(result.IsAccepted, result.Explain()));
        Assert.Equal(2, _server.Tokens);
        Assert.Equal(20, _server.To(AppServer.GroupPath).Count(static call => call.Token == AppServer.TokenOf(2)));
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    [InlineData(40001)]
    public async Task TheOlderApisRefusalOfATokenIsMendedToo(int code)
    {
        _server.Answer("/topapi/v2/user/getbymobile", call => call.Query == "?access_token=" + AppServer.TokenOf(1)
            ? ScriptedHandler.Response($$"""{"errcode":{{code}},"errmsg":"x"}""")
            : ScriptedHandler.Response("""{"errcode":0,"errmsg":"ok","result":{"userid":"u1"}}"""));
        using var robot = new AppRobot(_server.Options(_clock));
        Assert.Equal("u1", (await robot.FindUserIdAsync("138", Token)).Value);
        Assert.Equal(2, _server.Tokens);
    }

    [Fact]
    public async Task ATokenThatIsRefusedAgainIsAResult()
    {
        _server.Answer(AppServer.GroupPath, """{"code":"InvalidAuthentication","message":"x"}""", HttpStatusCode.BadRequest);
        using var robot = new AppRobot(_server.Options(_clock));
        var result = await SendAsync(robot);
        Assert.Equal((SendOutcome.RefusedForConfiguration, SendReason.UnknownToken), (result.Outcome, result.Reason));
        Assert.Equal(2, _server.To(AppServer.GroupPath).Count);
    }

    [Fact]
    public async Task AWrongSecretSaysSoAndIsNotAskedAboutAgainAtOnce()
    {
        _server.Answer(
            AppServer.TokenPath, """{"code":"invalidClientIdOrSecret","requestid":"R","message":"无效的clientId或者clientSecret"}""",
            HttpStatusCode.BadRequest);
        using var robot = new AppRobot(_server.Options(_clock));
        var result = await SendAsync(robot);
        Assert.Equal((SendOutcome.RefusedForConfiguration, SendReason.Credentials), (result.Outcome, result.Reason));
        Assert.Contains("AppSecret", result.Explain());
        await SendAsync(robot);
        Assert.Equal(SendReason.Credentials, (await robot.CheckAsync(Token)).Reason);
        Assert.Equal(1, _server.Tokens);
        Assert.Empty(_server.To(AppServer.GroupPath));

        _clock.Advance(TimeSpan.FromSeconds(5));
        await SendAsync(robot);
        Assert.Equal(2, _server.Tokens);
    }

    [Theory]
    [InlineData("""{"accessToken":"","expireIn":7200}""")]
    [InlineData("""{"accessToken":"a b","expireIn":7200}""")]
    [InlineData("""{"accessToken":"abc"}""")]
    [InlineData("""{"accessToken":"abc","expireIn":-1}""")]
    [InlineData("""{"accessToken":"abc","expireIn":99999999999}""")]
    [InlineData("""{"accessToken":["abc"],"expireIn":7200}""")]
    [InlineData("<html/>")]
    public async Task AnAnswerWithoutAUsableTokenIsAFailureAndNothingIsSent(string body)
    {
        _server.Answer(AppServer.TokenPath, body);
        using var robot = new AppRobot(_server.Options(_clock));
        var result = await SendAsync(robot);
        Assert.Equal((SendOutcome.NotAccepted, SendReason.Unreadable), (result.Outcome, result.Reason));
        Assert.Empty(_server.To(AppServer.GroupPath));
    }

    [Fact]
    public async Task ANumberAsATextIsATimeToo()
    {
        _server.Answer(AppServer.TokenPath, """{"accessToken":"abc","expireIn":"7200"}""");
        using var robot = new AppRobot(_server.Options(_clock));
        Assert.True((await SendAsync(robot)).IsAccepted);
    }

    static Task<SendResult> SendAsync(AppRobot robot) => robot.SendToGroupAsync("cid", new TextMessage("x"), Token);

    void HoldTokens(Task gate) => _server.Answer(AppServer.TokenPath, async (_, _) =>
    {
        await gate;
        return ScriptedHandler.Response($$"""{"accessToken":"{{AppServer.TokenOf(1)}}","expireIn":7200}""");
    });
}
