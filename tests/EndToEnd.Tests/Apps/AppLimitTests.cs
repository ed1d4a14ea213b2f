using DingTalk.Robots;
using DingTalk.Testing;
using DingTalk.Testing.Apps;

namespace EndToEnd.Tests.Apps;

/// <summary>Tokens, limits and quotas, as DingTalk keeps them.</summary>
public sealed class AppLimitTests
{
    const string TokenPath = "/v1.0/oauth2/accessToken";
    const string GroupPath = "/v1.0/robot/groupMessages/send";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATokenRevokedUnderFiftyCallersIsRenewedOnceAndNoMessageIsLostOrTwice()
    {
        const int Callers = 50;
        await using var scene = await AppScene.OpenAsync(
            new GroupAppOptions { PerSecond = 1000 }, static options => options with { CallsPerSecond = 1000 });
        Assert.True((await scene.Robot.CheckAsync(Token)).IsAccepted);
        scene.App.RevokeToken();
        scene.Wire.Gather(GroupPath, Callers);

        var results = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => scene.SayAsync($"{i}")));

        Assert.All(results, static result => Assert.True(result.IsAccepted, result.Explain()));
        Assert.Equal((2, 2 * Callers), (scene.Wire.CallsOf(TokenPath), scene.Wire.CallsOf(GroupPath)));
        Assert.Equal(
            Enumerable.Range(0, Callers), scene.Group.Messages.Select(static message => int.Parse(message.Text, null)).Order());
    }

    [Fact]
    public async Task TheOldHostsWrappedErrorsAreUnderstood()
    {
        await using var scene = await AppScene.OpenAsync(new GroupAppOptions { WrapsErrors = true });
        Assert.True((await scene.Robot.CheckAsync(Token)).IsAccepted);

        scene.App.RevokeToken();
        Assert.Equal("user1", (await scene.Robot.FindUserIdAsync("13800000001", Token)).Value);
        scene.App.RevokeToken();
        var receivers = WorkReceivers.OfUsers("user1");
        Assert.True((await scene.Robot.SendWorkNotificationAsync(receivers, new TextMessage("x"), Token)).HasValue);

        scene.App.Deny(AppPermissions.MemberByMobile);
        var denied = await scene.Robot.FindUserIdAsync("13800000002", Token);
        Assert.Equal(SendReason.Permission, denied.Call.Reason);
        Assert.Equal([AppPermissions.MemberByMobile], denied.Call.RequiredScopes);
        Assert.Contains(AppPermissions.MemberByMobile, denied.Explain());
        Assert.NotNull(denied.Call.RequestId);
    }

    [Fact]
    public async Task AMobileIsLookedUpOnceAnHour()
    {
        const string Path = "/topapi/v2/user/getbymobile";
        await using var scene = await AppScene.OpenAsync();
        for (var i = 0; i < 5; i++) Assert.Equal("user2", (await scene.Robot.FindUserIdAsync("13800000002", Token)).Value);
        Assert.Equal(1, scene.Wire.CallsOf(Path));
        scene.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("user2", (await scene.Robot.FindUserIdAsync("13800000002", Token)).Value);
        Assert.Equal(2, scene.Wire.CallsOf(Path));
    }

    [Fact]
    public async Task AnApiThatIsCalledTooOftenIsLeftAloneForASecondAndOthersAreNot()
    {
        await using var scene = await AppScene.OpenAsync(
            new GroupAppOptions { PerSecond = 2 }, static options => options with { MaxWait = TimeSpan.Zero });
        Assert.True((await scene.SayAsync("1")).IsAccepted);
        Assert.True((await scene.SayAsync("2")).IsAccepted);

        var third = await scene.SayAsync("3");
        var fourth = await scene.SayAsync("4");
        var person = await scene.Robot.SendToUsersAsync(["user1"], new TextMessage("5"), Token);
        scene.Clock.Advance(TimeSpan.FromSeconds(1.1));
        var later = await scene.SayAsync("6");

        Assert.Equal((SendOutcome.NotAccepted, SendReason.Throttled), (third.Outcome, third.Reason));
        Assert.StartsWith("Forbidden.AccessDenied.Qps", third.ErrorName);
        Assert.Equal((SendOutcome.NotAccepted, SendReason.Throttled, null), (fourth.Outcome, fourth.Reason, fourth.HttpStatus));
        Assert.Equal(3 + 1, scene.Wire.CallsOf(GroupPath));
        Assert.True(person.AreAllAccepted);
        Assert.True(later.IsAccepted, later.Explain());
        Assert.Equal(["1", "2", "5", "6"], scene.Group.Messages.Select(static message => message.Text));
    }

    [Fact]
    public async Task ByItselfARobotKeepsToTwentyASecond()
    {
        await using var scene = await AppScene.OpenAsync(robot: static options => options with { MaxWait = TimeSpan.Zero });
        var results = new List<SendResult>();
        for (var i = 0; i < 25; i++) results.Add(await scene.SayAsync($"{i}"));
        Assert.Equal(20, results.Count(static result => result.IsAccepted));
        Assert.All(results[20..], static result => Assert.Equal(SendReason.NoPermit, result.Reason));
        Assert.Equal(20, scene.Wire.CallsOf(GroupPath));
    }

    [Fact]
    public async Task AMonthsQuotaThatIsUsedUpIsToldWithWhatToDo()
    {
        await using var scene = await AppScene.OpenAsync(new GroupAppOptions { MonthlyCalls = 2 });
        Assert.True((await scene.SayAsync("1")).IsAccepted);
        Assert.True((await scene.SayAsync("2")).IsAccepted);

        var third = await scene.SayAsync("3");

        Assert.Equal((SendOutcome.NotAccepted, SendReason.Quota, true), (third.Outcome, third.Reason, third.MayRepeat));
        Assert.Contains("monthly quota", third.Explain());
    }

    [Fact]
    public async Task AWorkNotificationHas2048BytesAndAnAgent()
    {
        await using var scene = await AppScene.OpenAsync();
        var room = 2048 - """{"msgtype":"text","text":{"content":""}}""".Length;

        var most = await scene.Robot.SendWorkNotificationAsync(WorkReceivers.OfUsers("user1"), new TextMessage(new string('x', room)), Token);
        var more = await scene.Robot.SendWorkNotificationAsync(WorkReceivers.OfUsers("user1"), new TextMessage(new string('x', room + 1)), Token);

        Assert.True(most.HasValue, most.Explain());
        Assert.Equal(SendReason.TooLong, more.Call.Reason);
        Assert.Single(scene.Group.Messages);
        using var nameless = new AppRobot(scene.Options with { AgentId = null });
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(
            () => nameless.SendWorkNotificationAsync(WorkReceivers.OfUsers("user1"), new TextMessage("x"), Token));
        Assert.Contains("AgentId", wrong.Message);
        using var other = new AppRobot(scene.Options with { AgentId = 1 });
        var refused = await other.SendWorkNotificationAsync(WorkReceivers.OfUsers("user1"), new TextMessage("x"), Token);
        Assert.Contains("AgentId", refused.Explain());
    }

    [Fact]
    public async Task EverybodyIsNotifiedThreeTimesADay()
    {
        await using var scene = await AppScene.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            var sent = await scene.Robot.SendWorkNotificationAsync(WorkReceivers.OfEverybody(), new TextMessage($"{i}"), Token);
            Assert.True(sent.HasValue, sent.Explain());
        }

        var fourth = await scene.Robot.SendWorkNotificationAsync(WorkReceivers.OfEverybody(), new TextMessage("4"), Token);

        Assert.Equal(SendReason.Quota, fourth.Call.Reason);
        Assert.Contains("three times a day", fourth.Explain());
    }

    [Theory]
    [InlineData(DingChannel.App)]
    [InlineData(DingChannel.Sms)]
    [InlineData(DingChannel.Phone)]
    public async Task ADingRingsOverItsChannelAndIsRecalled(DingChannel channel)
    {
        await using var scene = await AppScene.OpenAsync();
        var ding = await scene.Robot.SendDingAsync(new Ding("Fire", ["user1", "user2"]) { Channel = channel }, Token);
        Assert.Empty(ding.Value.FailedUserIds);
        var message = Assert.Single(scene.Group.Messages);
        Assert.Equal((MessageChannel.Ding, "Fire"), (message.Channel, message.Text));
        Assert.Contains($"\"remindType\":{(int)channel}", message.Body);
        Assert.True((await scene.Robot.RecallDingAsync(ding.Value.OpenDingId, Token)).IsAccepted);
        Assert.True(Assert.Single(scene.Group.Messages).IsRecalled);
    }

    [Fact]
    public async Task ADingThatIsNotPaidForOrNotInTheEditionSaysSo()
    {
        var call = new Ding("Fire", ["user1"]) { Channel = DingChannel.Phone };
        await using (var scene = await AppScene.OpenAsync(new GroupAppOptions { PaidDings = 1 }))
        {
            Assert.True((await scene.Robot.SendDingAsync(call, Token)).HasValue);
            var second = await scene.Robot.SendDingAsync(call, Token);
            Assert.Equal(SendReason.Quota, second.Call.Reason);
            Assert.Contains("buys more", second.Explain());
        }

        await using var free = await AppScene.OpenAsync(new GroupAppOptions { HasDing = false });
        Assert.Contains("edition", (await free.Robot.SendDingAsync(call, Token)).Explain());
    }
}
