using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests.Group;

public sealed class RobotGroupTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadIsSpreadEvenlyUpToTheSumOfTheLimits()
    {
        using var group = new FakeGroup(3);
        Assert.Equal(60, group.Group.RateLimiter.GetStatistics()!.CurrentAvailablePermits);
        for (var i = 1; i <= 60; i++)
        {
            using var permit = group.Group.RateLimiter.AttemptAcquire();
            Assert.True((await group.Group.SendOnPermitAsync(new TextMessage($"{i}"), permit, Token)).IsDelivered);
            var counts = Enumerable.Range(0, 3).Select(group.CallsOf).ToArray();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }

        using var none = group.Group.RateLimiter.AttemptAcquire();
        Assert.False(none.IsAcquired);
        Assert.True(none.TryGetMetadata(System.Threading.RateLimiting.MetadataName.RetryAfter, out var wait));
        Assert.InRange(wait, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(61));
        Assert.Equal(0, group.Throttled);
    }

    [Theory]
    [InlineData(130101, SendReason.Throttled, 600)]
    [InlineData(90030, SendReason.Quota, 86_400)]
    [InlineData(400102, SendReason.RobotDisabled, 60)]
    [InlineData(300005, SendReason.UnknownToken, 60)]
    public async Task ARobotThatIsRefusedIsPassedOverAndComesBack(long code, SendReason reason, int seconds)
    {
        using var group = new FakeGroup(2);
        group.Faults[0] = () => FakeGroup.Refusal(code);
        for (var i = 0; i < 5; i++) Assert.True((await group.Group.SendAsync(new TextMessage($"{i}"), Token)).IsDelivered);
        Assert.Equal(1, group.CallsOf(0));
        Assert.All(group.Delivered, static message => Assert.Equal(1, message.Robot));
        Assert.Equal(5, group.Delivered.Select(static message => message.Body).Distinct().Count());

        var members = group.Group.GetMembers();
        Assert.Equal((true, reason), (members[0].IsOut, members[0].Reason));
        Assert.Equal(group.Clock.GetUtcNow().AddSeconds(seconds), members[0].OutUntil);
        Assert.NotEmpty(members[0].Advice);
        Assert.False(members[1].IsOut);
        Assert.Contains("1 out", group.Group.ToString());

        group.Faults[0] = null;
        group.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.False(group.Group.GetMembers()[0].IsOut);
        await group.Group.SendAsync(new TextMessage("back"), Token);
        await group.Group.SendAsync(new TextMessage("again"), Token);
        Assert.Contains(group.Delivered, static message => message.Robot == 0);
    }

    [Fact]
    public async Task ARobotThatStaysDisabledIsTriedLessAndLess()
    {
        using var group = new FakeGroup(2);
        group.Faults[0] = static () => FakeGroup.Refusal(400102);
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            while (!group.Group.GetMembers()[0].IsOut) await group.Group.SendAsync(new TextMessage("x"), Token);
            Assert.Equal(group.Clock.GetUtcNow().AddMinutes(minutes), group.Group.GetMembers()[0].OutUntil);
            group.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }
    }

    [Fact]
    public async Task WhereAllAreOutTheResultSaysUntilWhen()
    {
        using var group = new FakeGroup(2);
        group.Faults[0] = group.Faults[1] = static () => FakeGroup.Refusal(130101);
        var result = await group.Group.SendAsync(new TextMessage("x"), Token);
        Assert.Equal((SendOutcome.NotAccepted, SendReason.Throttled), (result.Outcome, result.Reason));
        var next = await group.Group.SendAsync(new TextMessage("x"), Token);
        Assert.Equal((SendOutcome.NotAccepted, SendReason.Throttled), (next.Outcome, next.Reason));
        Assert.Equal(TimeSpan.FromMinutes(10), next.RetryAfter);
        Assert.Contains("All 2 robots", next.Advice);
        Assert.Equal(2, group.Calls);
    }

    [Fact]
    public async Task WhereAllAreRefusedTheResultIsARefusal()
    {
        using var group = new FakeGroup(2);
        group.Faults[0] = group.Faults[1] = static () => FakeGroup.Refusal(400102);
        Assert.Equal(SendOutcome.RefusedForConfiguration, (await group.Group.SendAsync(new TextMessage("x"), Token)).Outcome);
        Assert.Equal(SendOutcome.RefusedForConfiguration, (await group.Group.SendAsync(new TextMessage("x"), Token)).Outcome);
        Assert.Equal(2, group.Calls);
    }

    [Fact]
    public async Task WhatIsInDoubtGoesThroughTheSameRobotAndNoOther()
    {
        using var group = new FakeGroup(3);
        for (var i = 0; i < 3; i++) group.Faults[i] = FakeGroup.Doubt;
        var message = new TextMessage("x") { MsgUuid = "key" };
        var first = await group.Group.SendAsync(message, Token);
        Assert.Equal((SendOutcome.InDoubt, true), (first.Outcome, first.MayRepeat));
        var robot = Enumerable.Range(0, 3).Single(i => group.CallsOf(i) == 1);
        for (var i = 0; i < 3; i++) group.Faults[i] = null;
        for (var i = 0; i < 4; i++) await group.Group.SendAsync(message, Token);
        Assert.Equal(5, group.CallsOf(robot));
        Assert.Equal(5, group.Calls);

        Assert.False((await SendInDoubtWithoutKey(group)).MayRepeat);
    }

    [Fact]
    public async Task ARefusalOfTheContentIsNotTriedElsewhere()
    {
        using var group = new FakeGroup(2);
        group.Faults[0] = group.Faults[1] = static () => FakeGroup.Refusal(430102);
        Assert.Equal(SendOutcome.RefusedForContent, (await group.Group.SendAsync(new TextMessage("x"), Token)).Outcome);
        Assert.Equal(1, group.Calls);
        Assert.All(group.Group.GetMembers(), static member => Assert.False(member.IsOut));
    }

    [Fact]
    public async Task WhoWaitsGetsTheFirstPermitThatIsFree()
    {
        using var group = new FakeGroup(2);
        for (var i = 0; i < 40; i++) await group.Group.SendAsync(new TextMessage("x"), Token);
        var waiting = group.Group.SendAsync(new TextMessage("late"), Token);
        Assert.False(waiting.IsCompleted);
        while (!waiting.IsCompleted)
        {
            group.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.True((await waiting).IsDelivered);
        Assert.Equal(0, group.Throttled);
    }

    [Fact]
    public async Task AWaitCanBeGivenUp()
    {
        using var group = new FakeGroup(1);
        for (var i = 0; i < 20; i++) await group.Group.SendAsync(new TextMessage("x"), Token);
        using var stop = new CancellationTokenSource();
        var waiting = group.Group.SendAsync(new TextMessage("late"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(20, group.Calls);
    }

    [Fact]
    public async Task APermitServesOnce()
    {
        using var group = new FakeGroup(1);
        using var permit = group.Group.RateLimiter.AttemptAcquire();
        await group.Group.SendOnPermitAsync(new TextMessage("x"), permit, Token);
        await Assert.ThrowsAsync<ArgumentException>(() => group.Group.SendOnPermitAsync(new TextMessage("x"), permit, Token));
        using var other = new FakeGroup(1);
        await Assert.ThrowsAsync<ArgumentException>(
            () => group.Group.SendOnPermitAsync(new TextMessage("x"), other.Group.RateLimiter.AttemptAcquire(), Token));
        Assert.Throws<ArgumentException>(() => new RobotGroup([]));
        Assert.Throws<ArgumentException>(() => new RobotGroup([other.Robots[0], other.Robots[0]]));
    }

    [Fact]
    public async Task AnAppsRobotAndAWebhookMayShareAGroup()
    {
        var server = new AppServer();
        using var app = new AppRobot(server.Options());
        using var webhook = new WebhookRobot(Some.Options(new ScriptedHandler(Some.OkBody), Some.Clock()));
        using var group = new RobotGroup([app.ToGroup("cid"), webhook], timeProvider: Some.Clock());
        Assert.Equal(15_000, group.MaxMessageBytes);
        for (var i = 0; i < 4; i++) Assert.True((await group.SendAsync(new TextMessage("x"), Token)).IsAccepted);
        Assert.Equal(2, server.To(AppServer.GroupPath).Count);
    }

    static async Task<SendResult> SendInDoubtWithoutKey(FakeGroup group)
    {
        for (var i = 0; i < group.Faults.Length; i++) group.Faults[i] = FakeGroup.Doubt;
        return await group.Group.SendAsync(new TextMessage("y"), Token);
    }
}
