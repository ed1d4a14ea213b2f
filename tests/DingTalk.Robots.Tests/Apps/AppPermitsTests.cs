using System.Net;
using System.Threading.RateLimiting;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Apps;

public sealed class AppPermitsTests
{
    readonly AppServer _server = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnApiIsCalledTwentyTimesASecondByAllRobotsOfTheApp()
    {
        var clock = Some.Clock();
        using var one = new AppRobot(_server.Options(clock) with { MaxWait = TimeSpan.Zero });
        using var two = new AppRobot(_server.Options(clock) with { MaxWait = TimeSpan.Zero });
        for (var i = 0; i < 20; i++) Assert.True((await SendAsync(i % 2 == 0 ? one : two)).IsAccepted);
        var refused = await SendAsync(one);
        Assert.Equal((SendOutcome.NotAccepted, SendReason.NoPermit), (refused.Outcome, refused.Reason));
        Assert.Equal(20, _server.To(AppServer.GroupPath).Count);

        // Another API has a limit of its own.
        Assert.True((await one.SendToUsersAsync(["u"], new TextMessage("x"), Token)).AreAllAccepted);
        clock.Advance(TimeSpan.FromMilliseconds(1001));
        Assert.True((await SendAsync(one)).IsAccepted);
    }

    [Fact]
    public async Task AThrottledApiIsNotCalledForASecond()
    {
        var clock = Some.Clock();
        _server.Answer(
            AppServer.GroupPath, """{"code":"Forbidden.AccessDenied.QpsLimitForAppkeyAndApi","message":"x"}""", HttpStatusCode.Forbidden);
        using var robot = new AppRobot(_server.Options(clock) with { MaxWait = TimeSpan.Zero });
        Assert.Equal(TimeSpan.FromSeconds(1), (await SendAsync(robot)).RetryAfter);
        Assert.Equal(SendReason.Throttled, (await SendAsync(robot)).Reason);
        Assert.Single(_server.To(AppServer.GroupPath));
        clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(robot);
        Assert.Equal(2, _server.To(AppServer.GroupPath).Count);
    }

    [Fact]
    public async Task APermitOfTheBoundRobotIsUsedOrGivenBack()
    {
        using var robot = new AppRobot(_server.Options());
        var group = robot.ToGroup("cid");
        Assert.True((await group.SendOnPermitAsync(new TextMessage("x"), group.RateLimiter.AttemptAcquire(), Token)).IsAccepted);
        await Assert.ThrowsAsync<ArgumentException>(
            () => group.SendOnPermitAsync(new TextMessage(""), group.RateLimiter.AttemptAcquire(), Token));
        Assert.Equal(19, group.RateLimiter.GetStatistics()!.CurrentAvailablePermits);

        using var foreign = new RobotRateLimiter();
        await Assert.ThrowsAsync<ArgumentException>(
            () => group.SendOnPermitAsync(new TextMessage("x"), foreign.AttemptAcquire(), Token));
        var used = group.RateLimiter.AttemptAcquire();
        await group.SendOnPermitAsync(new TextMessage("x"), used, Token);
        await Assert.ThrowsAsync<ArgumentException>(() => group.SendOnPermitAsync(new TextMessage("x"), used, Token));

        var users = robot.ToUsers([.. Enumerable.Range(0, 30).Select(static i => $"u{i}")]);
        Assert.True((await users.SendOnPermitAsync(new TextMessage("x"), users.RateLimiter.AttemptAcquire(), Token)).IsAccepted);
        Assert.Equal(18, users.RateLimiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task ALimiterOfTheCallersOwnCountsEveryCall()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1 });
        using var robot = new AppRobot(_server.Options() with { RateLimiter = limiter });
        Assert.True((await SendAsync(robot)).IsAccepted);
        using (limiter.AttemptAcquire()) Assert.Equal(SendReason.NoPermit, (await SendAsync(robot)).Reason);
        Assert.True((await SendAsync(robot)).IsAccepted);
        Assert.Equal(2, _server.To(AppServer.GroupPath).Count);
    }

    static Task<SendResult> SendAsync(AppRobot robot) => robot.SendToGroupAsync("cid", new TextMessage("x"), Token);
}
