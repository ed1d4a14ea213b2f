using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Inbox;

public sealed class ClockAndSessionTests : GroupTest
{
    const string Secret = "SEC0123456789";

    [Fact]
    public async Task AnAdvancedClockOpensTheRobotAndLeavesSignaturesAlone()
    {
        await RestartAsync(new DingTalkGroupOptions { Secret = Secret, PerMinute = 1 });
        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var webhook = Sender.Signed(Group.Webhook, now, Secret);
        Assert.Equal(0, (await Sender.JsonAsync(webhook, Sender.Text("1"))).ErrCode);
        Assert.Equal(130101, (await Sender.JsonAsync(webhook, Sender.Text("2"))).ErrCode);

        await Sender.JsonAsync($"{Group.PageAddress}api/clock/advance", """{"seconds":7200.5}""");

        Assert.Equal(0, (await Sender.JsonAsync(webhook, Sender.Text("3"))).ErrCode);
        Assert.Equal(Clock.GetUtcNow().AddSeconds(7200.5), Group.Now);
        Assert.Equal(Group.Now, Group.Messages[1].ReceivedAt);
    }

    [Fact]
    public async Task AnAdvancedClockLetsADelayedRequestGoOn()
    {
        Group.Fail(RobotFault.Delay(TimeSpan.FromMinutes(5)));
        var answer = SayAsync("late");
        await Group.WaitForHeldRequestsAsync(cancellationToken: Cancelled);
        Group.AdvanceClock(TimeSpan.FromMinutes(4));
        Assert.Empty(Group.Requests);

        Group.AdvanceClock(TimeSpan.FromMinutes(1));

        Assert.Equal(0, (await answer).ErrCode);
        Assert.Equal(0, Group.HeldRequests);
    }

    [Fact]
    public void AClockNeverGoesBackAndNotForEver()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Group.AdvanceClock(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Group.AdvanceClock(TimeSpan.FromDays(4000)));
        Assert.Equal(Clock.GetUtcNow(), Group.Now);
    }

    [Fact]
    public async Task ASessionTakesMessagesUntilItExpires()
    {
        await RestartAsync(new DingTalkGroupOptions { Secret = Secret, Keywords = ["k"] });
        var first = Group.SessionWebhook;
        Assert.Equal(0, (await Sender.JsonAsync(first, Sender.Markdown("a", "a"))).ErrCode);
        Assert.Equal(400201, (await Sender.JsonAsync(first, """{"msgtype":"text"}""")).ErrCode);
        Group.AdvanceClock(TimeSpan.FromMinutes(90));

        var expired = await Sender.JsonAsync(first, Sender.Text("a"));
        var unknown = await Sender.JsonAsync(first + "x", Sender.Text("a"));
        var none = await Sender.JsonAsync(first[..first.IndexOf('?', StringComparison.Ordinal)], Sender.Text("a"));
        var second = await Sender.JsonAsync(Group.OpenSession(), Sender.Text("b"));

        Assert.Equal((300001, "session 不存在"), (expired.ErrCode, expired.ErrMsg));
        Assert.Equal((300001, "session 不存在"), (unknown.ErrCode, unknown.ErrMsg));
        Assert.Equal((40035, "Missing parameter session"), (none.ErrCode, none.ErrMsg));
        Assert.Equal(0, second.ErrCode);
        Assert.All(Group.Messages, message => Assert.Equal(MessageChannel.Session, message.Channel));
        Assert.Contains("expired at 2026-03-09T13:30:00Z", Group.Requests[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImageIsTakenWhereItIsSwitchedOn()
    {
        await RestartAsync(new DingTalkGroupOptions { TakesImageMessages = true, Keywords = ["k"] });

        Assert.Equal(0, (await Sender.JsonAsync(Group.Webhook, """{"msgtype":"image","image":{"picURL":"https://example.com/a.png"}}""")).ErrCode);
        Assert.Equal(400702, (await Sender.JsonAsync(Group.Webhook, """{"msgtype":"image","image":{}}""")).ErrCode);
    }

    [Fact]
    public async Task EveryRequestIsReadHoweverFewAreRemembered()
    {
        await RestartAsync(new DingTalkGroupOptions { InboxCapacity = 1, PerMinute = 10_000, MonthlyQuota = null });
        var reading = Group.ReadRequestsAsync(Cancelled).GetAsyncEnumerator(Cancelled);
        var first = reading.MoveNextAsync();

        for (var i = 0; i < 50; i++) await SayAsync($"{i}");
        Group.ClearMessages();

        Assert.True(await first);
        for (var id = 2; id <= 50; id++)
        {
            Assert.True(await reading.MoveNextAsync());
            Assert.Equal(id, reading.Current.Id);
        }

        await reading.DisposeAsync();
    }
}
