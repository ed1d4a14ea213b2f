using CsCheck;
using DingTalk.Testing.Checks;
using DingTalk.Testing.Tests.Support;

namespace DingTalk.Testing.Tests.Checks;

public sealed class RateLimitTests : GroupTest
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task TheTwentyFirstMessageInAMinuteClosesTheRobotForTenMinutes()
    {
        await FillAsync(20);
        Clock.Advance(59.999 * Second);
        var refused = await SayAsync("21");
        Clock.Advance(599.999 * Second);
        var still = await SayAsync("22");
        Clock.Advance(0.001 * Second);
        var open = await SayAsync("23");

        Assert.Equal((130101, "send too fast, exceed 20 times per minute"), (refused.ErrCode, refused.ErrMsg));
        Assert.Equal(130101, still.ErrCode);
        Assert.Equal(0, open.ErrCode);
        Assert.Equal(21, Group.Messages.Count);
        Assert.Equal(
            "More than 20 messages in 60 seconds: the robot refuses everything until 2026-03-09T12:10:59Z. Wait that long, and send fewer, fuller messages.", Group.Requests[20].Reason);
    }

    [Fact]
    public async Task AMessageLeavesTheWindowAfterExactlySixtySeconds()
    {
        await FillAsync(1);
        Clock.Advance(30 * Second);
        await FillAsync(19);
        Clock.Advance(30 * Second);
        var first = await SayAsync("in the place of the first");
        var second = await SayAsync("one too many");

        Assert.Equal([0, 130101], new[] { first.ErrCode, second.ErrCode });
    }

    [Fact]
    public async Task RefusedRequestsDoNotCount()
    {
        Group.Keywords = ["ok"];
        for (var i = 0; i < 30; i++) Assert.Equal(310000, (await SayAsync("no")).ErrCode);

        await FillAsync(20);

        Assert.Equal(20, Group.Messages.Count);
    }

    [Fact]
    public async Task TheCodeAndTheNumbersCanBeChosen()
    {
        await RestartAsync(
            new DingTalkGroupOptions { PerMinute = 2, Penalty = 90 * Second, ThrottleCode = 410100 });
        await FillAsync(2);
        var refused = await SayAsync("3");
        Clock.Advance(90 * Second);
        var open = await SayAsync("4");

        Assert.Equal((410100, "发送速度太快而限流"), (refused.ErrCode, refused.ErrMsg));
        Assert.Equal(0, open.ErrCode);
    }

    [Fact]
    public async Task EachRobotHasItsOwnLimit()
    {
        var other = Group.AddRobot("other", secret: null, keywords: ["x"]);
        await FillAsync(20);
        Assert.Equal(130101, (await SayAsync("21")).ErrCode);

        var answer = await Sender.JsonAsync(other.Webhook, Sender.Text("x"));

        Assert.Equal(0, answer.ErrCode);
        Assert.Equal("other", Group.Messages[^1].Robot);
        Assert.Equal(310000, (await Sender.JsonAsync(other.Webhook, Sender.Text("y"))).ErrCode);
    }

    [Fact]
    public async Task AResetOpensTheRobot()
    {
        await FillAsync(20);
        await SayAsync("21");

        Group.Reset();

        Assert.Empty(Group.Requests);
        Assert.Equal(0, (await SayAsync("22")).ErrCode);
        Assert.Equal(22, Group.Messages[0].Id);
    }

    [Fact]
    public void NoSixtySecondsEverHoldMoreThanTheLimit()
    {
        var steps = Gen.Int[0, 40_000].Array[1, 300];
        Gen.Select(Gen.Int[1, 25], Gen.Int[0, 900], steps).Sample((limit, penalty, waits) =>
        {
            var window = new SendWindow(limit, TimeSpan.FromSeconds(penalty));
            var now = Clock.GetUtcNow();
            var taken = new List<DateTimeOffset>();
            var closedUntil = DateTimeOffset.MinValue;
            foreach (var wait in waits)
            {
                now += TimeSpan.FromMilliseconds(wait);
                var recent = taken.Count(time => now - time < 60 * Second);
                var expected = now >= closedUntil && recent < limit;
                if (now >= closedUntil && recent >= limit) closedUntil = now.AddSeconds(penalty);
                var open = window.HasRoom(now);
                if (open != expected) return false;
                if (!open) continue;
                window.Take(now);
                taken.Add(now);
            }

            return true;
        });
    }

    async Task FillAsync(int count)
    {
        for (var i = 0; i < count; i++) Assert.Equal(0, (await SayAsync("ok")).ErrCode);
    }
}
