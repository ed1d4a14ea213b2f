using DingTalk.Robots.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static DingTalk.Robots.SendOutcome;
using static DingTalk.Robots.SendReason;

namespace DingTalk.Robots.Tests.Webhook;

public sealed class WebhookPermitTests
{
    const string TooFast = """{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}""";

    static readonly TimeSpan Window = TimeSpan.FromMilliseconds(60_001);

    readonly FakeTimeProvider _clock = Some.Clock();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task APermitIsFreeAWindowAfterTheAnswer()
    {
        using var robot = Robot(new ScriptedHandler((_, _) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(ScriptedHandler.Response(Some.OkBody));
        }));
        await robot.SendAsync(Some.Text, Token);
        _clock.Advance(Window - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, Available(robot));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, Available(robot));
    }

    [Fact]
    public async Task AnAbortedCallKeepsItsPermitForATimeOutLonger()
    {
        using var robot = Robot(new ScriptedHandler(async (_, stop) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("unreachable");
        }));
        Assert.Equal(NoAnswer, (await robot.SendAsync(Some.Text, Token)).Reason);
        _clock.Advance(Window + TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, Available(robot));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, Available(robot));
    }

    [Fact]
    public async Task ACancelledCallKeepsItsPermitToo()
    {
        using var cancel = new CancellationTokenSource();
        using var robot = Robot(new ScriptedHandler((_, _) =>
        {
            cancel.Cancel();
            throw new OperationCanceledException(cancel.Token);
        }));
        var permit = robot.RateLimiter.AttemptAcquire();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => robot.SendOnPermitAsync(Some.Text, permit, cancel.Token));
        _clock.Advance(Window + TimeSpan.FromSeconds(9));
        Assert.Equal(0, Available(robot));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Available(robot));
    }

    [Fact]
    public async Task ACallThatWasNeverMadeGivesItsPermitBack()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        using var robot = Robot(new ScriptedHandler(Some.OkBody));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => robot.SendOnPermitAsync(Some.Text, robot.RateLimiter.AttemptAcquire(), cancel.Token));
        Assert.Equal(1, Available(robot));

        await Assert.ThrowsAsync<ArgumentException>(
            () => robot.SendOnPermitAsync(new TextMessage(""), robot.RateLimiter.AttemptAcquire(), Token));
        Assert.Equal(1, Available(robot));
    }

    [Fact]
    public async Task APermitServesOnce()
    {
        var handler = new ScriptedHandler(Some.OkBody);
        using var robot = Robot(handler);
        var permit = robot.RateLimiter.AttemptAcquire();
        Assert.True((await robot.SendOnPermitAsync(Some.Text, permit, Token)).IsDelivered);
        await Assert.ThrowsAsync<ArgumentException>(() => robot.SendOnPermitAsync(Some.Text, permit, Token));
        await Assert.ThrowsAsync<ArgumentException>(
            () => robot.SendOnPermitAsync(Some.Text, robot.RateLimiter.AttemptAcquire(), Token));
        using var other = new RobotRateLimiter(timeProvider: _clock);
        await Assert.ThrowsAsync<ArgumentException>(() => robot.SendOnPermitAsync(Some.Text, other.AttemptAcquire(), Token));
        Assert.Single(handler.Bodies);
    }

    [Fact]
    public async Task TwoRobotsWithOneTokenShareTheLimit()
    {
        var token = Some.Token();
        using var one = Robot(new ScriptedHandler(Some.OkBody), 20, Some.Webhook(token));
        using var two = Robot(new ScriptedHandler(Some.OkBody), 20, Some.Webhook(token) + "&tenant=x");
        using var other = Robot(new ScriptedHandler(Some.OkBody), 20);
        Assert.Same(one.RateLimiter, two.RateLimiter);
        await one.SendAsync(Some.Text, Token);
        Assert.Equal((19, 20), (Available(two), Available(other)));
    }

    [Fact]
    public void TheSmallestOfTheirLimitsHolds()
    {
        var token = Some.Token();
        using var one = Robot(new ScriptedHandler(Some.OkBody), 20, Some.Webhook(token));
        using var two = Robot(new ScriptedHandler(Some.OkBody), 5, Some.Webhook(token));
        using var three = Robot(new ScriptedHandler(Some.OkBody), 10, Some.Webhook(token));
        Assert.Equal((5, 5), (Available(one), Available(three)));
    }

    [Fact]
    public void ClocksDoNotMix()
    {
        var webhook = Some.Webhook();
        using var one = Robot(new ScriptedHandler(Some.OkBody), 20, webhook);
        using var two = new WebhookRobot(Some.Options(new ScriptedHandler(Some.OkBody), Some.Clock(), webhook));
        Assert.NotSame(one.RateLimiter, two.RateLimiter);
    }

    [Fact]
    public async Task APenaltyClosesAllRobotsOfTheToken()
    {
        var webhook = Some.Webhook();
        var handler = new ScriptedHandler(TooFast);
        using var one = Robot(handler, 20, webhook);
        using var two = Robot(handler, 20, webhook);
        var penalty = await one.SendAsync(Some.Text, Token);
        Assert.Equal((NotAccepted, Throttled, TimeSpan.FromMinutes(10)), (penalty.Outcome, penalty.Reason, penalty.RetryAfter));

        _clock.Advance(TimeSpan.FromMinutes(4));
        var refused = await two.SendAsync(Some.Text, Token);
        Assert.Equal((NotAccepted, Throttled, TimeSpan.FromMinutes(6)), (refused.Outcome, refused.Reason, refused.RetryAfter));
        Assert.Single(handler.Bodies);

        _clock.Advance(TimeSpan.FromMinutes(6));
        await two.SendAsync(Some.Text, Token);
        Assert.Equal(2, handler.Bodies.Count);
    }

    [Fact]
    public async Task APermitThatIsOlderThanThePenaltyIsNotSentOn()
    {
        var handler = new ScriptedHandler(TooFast);
        using var robot = Robot(handler, 20);
        var permit = robot.RateLimiter.AttemptAcquire();
        await robot.SendAsync(Some.Text, Token);
        var refused = await robot.SendOnPermitAsync(Some.Text, permit, Token);
        Assert.Equal((NotAccepted, Throttled, TimeSpan.FromMinutes(10)), (refused.Outcome, refused.Reason, refused.RetryAfter));
        Assert.Single(handler.Bodies);
    }

    [Fact]
    public async Task ARobotMadeAnewFindsTheOldCount()
    {
        var webhook = Some.Webhook();
        await SendAndForgetAsync(webhook);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        using var robot = Robot(new ScriptedHandler(Some.OkBody), 20, webhook);
        Assert.Equal(19, Available(robot));
    }

    [Fact]
    public async Task DisposingARobotOrItsLimiterDoesNotDisturbTheOthers()
    {
        var webhook = Some.Webhook();
        using var one = Robot(new ScriptedHandler(Some.OkBody), 20, webhook);
        var two = Robot(new ScriptedHandler(Some.OkBody), 20, webhook);
        await two.RateLimiter.DisposeAsync();
        two.Dispose();
        Assert.True((await one.SendAsync(Some.Text, Token)).IsDelivered);
    }

    [Fact]
    public void OfSeveralLimitsTheSmallestOfTheRobotsInUseHolds()
    {
        var webhook = Some.Webhook();
        using var generous = Robot(new ScriptedHandler(Some.OkBody), 20, webhook);
        var careful = Robot(new ScriptedHandler(Some.OkBody), 5, webhook);
        Assert.Equal(5, Available(generous));
        careful.Dispose();
        careful.Dispose();
        Assert.Equal(20, Available(generous));
    }

    [Fact]
    public async Task ASendWaitsForItsPermit()
    {
        var handler = new ScriptedHandler(Some.OkBody);
        using var robot = Robot(handler);
        await robot.SendAsync(Some.Text, Token);
        var waits = robot.SendAsync(Some.Text, Token);
        _clock.Advance(Window - TimeSpan.FromMilliseconds(1));
        Assert.Single(handler.Bodies);
        Assert.Equal(1, robot.RateLimiter.GetStatistics()!.CurrentQueuedCount);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True((await waits).IsDelivered);
    }

    [Fact]
    public async Task ASendThatCannotHaveAPermitInTimeSaysSoAtOnce()
    {
        using var robot = new WebhookRobot(Some.Options(new ScriptedHandler(Some.OkBody), _clock) with
        {
            MessagesPerMinute = 1,
            MaxWait = TimeSpan.FromSeconds(30),
        });
        await robot.SendAsync(Some.Text, Token);
        var refused = await robot.SendAsync(Some.Text, Token);
        Assert.Equal((NotAccepted, NoPermit, Window), (refused.Outcome, refused.Reason, refused.RetryAfter));

        _clock.Advance(TimeSpan.FromSeconds(31));
        var waits = robot.SendAsync(Some.Text, Token);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await waits).IsDelivered);
    }

    [Fact]
    public async Task AWaitEndsWhenItsTimeIsUp()
    {
        using var robot = Robot(new ScriptedHandler(Some.OkBody));
        using var held = robot.RateLimiter.AttemptAcquire();
        var waits = robot.SendAsync(Some.Text, Token);
        _clock.Advance(TimeSpan.FromSeconds(75));
        Assert.Equal((NotAccepted, NoPermit), ((await waits).Outcome, (await waits).Reason));
    }

    [Fact]
    public async Task ARobotThatDoesNotWaitAnswersAtOnce()
    {
        using var robot = new WebhookRobot(Some.Options(new ScriptedHandler(Some.OkBody), _clock) with
        {
            MessagesPerMinute = 1,
            MaxWait = TimeSpan.Zero,
        });
        Assert.True((await robot.SendAsync(Some.Text, Token)).IsDelivered);
        Assert.Equal(NoPermit, (await robot.SendAsync(Some.Text, Token)).Reason);
    }

    [Fact]
    public async Task ACancelledWaitTakesNoPermit()
    {
        using var cancel = new CancellationTokenSource();
        var handler = new ScriptedHandler(Some.OkBody);
        using var robot = Robot(handler);
        await robot.SendAsync(Some.Text, Token);
        var waits = robot.SendAsync(Some.Text, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        _clock.Advance(Window);
        Assert.Equal(1, Available(robot));
        Assert.Single(handler.Bodies);
    }

    async Task SendAndForgetAsync(string webhook)
    {
        using var robot = Robot(new ScriptedHandler(Some.OkBody), 20, webhook);
        await robot.SendAsync(Some.Text, Token);
    }

    WebhookRobot Robot(ScriptedHandler handler, int limit = 1, string? webhook = null)
        => new(Some.Options(handler, _clock, webhook) with { MessagesPerMinute = limit });

    static long Available(WebhookRobot robot) => robot.RateLimiter.GetStatistics()!.CurrentAvailablePermits;
}
