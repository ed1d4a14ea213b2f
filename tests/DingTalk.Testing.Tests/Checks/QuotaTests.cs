using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Checks;

public sealed class QuotaTests : GroupTest
{
    protected override DingTalkGroupOptions Options => new() { MonthlyQuota = 2 };

    [Fact]
    public async Task TheQuotaIsSharedAndEndsWithTheMonthInChina()
    {
        Clock.SetUtcNow(new DateTimeOffset(2026, 3, 31, 15, 59, 0, TimeSpan.Zero));
        var other = Group.AddRobot();
        Assert.Equal(0, (await SayAsync("1")).ErrCode);
        Assert.Equal(0, (await Sender.JsonAsync(other.Webhook, Sender.Text("2"))).ErrCode);
        var over = await SayAsync("3");
        Clock.Advance(TimeSpan.FromSeconds(59.999));
        var stillMarch = await SayAsync("4");
        Clock.Advance(TimeSpan.FromSeconds(0.001));
        var april = await SayAsync("5");

        Assert.Equal((90030, "webhook over limit"), (over.ErrCode, over.ErrMsg));
        Assert.Equal(90030, stillMarch.ErrCode);
        Assert.Equal(0, april.ErrCode);
        Assert.Equal("The organisation's quota of 2 messages a month is used up: it begins anew with the month in China. Send fewer messages.", Group.Requests[2].Reason);
    }

    [Fact]
    public async Task WithoutAQuotaNothingIsCountedAgainstIt()
    {
        await RestartAsync(new DingTalkGroupOptions { MonthlyQuota = null });

        for (var i = 0; i < 5; i++) Assert.Equal(0, (await SayAsync("a")).ErrCode);
    }
}
