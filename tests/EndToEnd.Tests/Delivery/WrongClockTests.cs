using DingTalk.Robots;
using DingTalk.Testing;

namespace EndToEnd.Tests.Delivery;

/// <summary>A clock that is wrong by more than DingTalk forgives heals itself, and again when somebody sets it right.</summary>
public sealed class WrongClockTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3, "0.03:00:00 ahead of")]
    [InlineData(-27, "1.03:00:00 behind")]
    public async Task TheRefusalTellsTheTimeByWhichTheNextMessageIsSigned(int hours, string difference)
    {
        var right = Scene.NewClock();
        var clock = new SkewedClock(right) { Ahead = TimeSpan.FromHours(hours) };
        await using var group = await DingTalkGroup.StartAsync(new DingTalkGroupOptions { Secret = "SECabc", TimeProvider = right }, Token);
        using var robot = new WebhookRobot(new WebhookRobotOptions
        {
            Webhook = group.Webhook.ToString(),
            Secret = "SECabc",
            AllowHttp = true,
            TimeProvider = clock,
        });

        var first = await robot.SendAsync(new TextMessage("one"), Token);
        Assert.Equal((SendOutcome.NotAccepted, SendReason.Clock, 310000L), (first.Outcome, first.Reason, first.ErrorCode));
        Assert.Contains($"is {difference}", first.Advice, StringComparison.Ordinal);
        Assert.True((await robot.SendAsync(new TextMessage("two"), Token)).IsDelivered);

        clock.Ahead = TimeSpan.Zero;
        var mended = await robot.SendAsync(new TextMessage("three"), Token);
        Assert.Equal((SendOutcome.NotAccepted, SendReason.Clock), (mended.Outcome, mended.Reason));
        Assert.Contains("is right again", mended.Advice, StringComparison.Ordinal);
        Assert.True((await robot.SendAsync(new TextMessage("four"), Token)).IsDelivered);
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task ItIsSaidOnceAndEveryEventIsTold(DoorKind door)
    {
        SkewedClock? clock = null;
        await using var scene = await Scene.OpenAsync(
            door, configure: options => options.TimeProvider = clock = new SkewedClock(options.TimeProvider) { Ahead = TimeSpan.FromHours(5) });
        for (var minute = 0; minute < 20; minute++)
        {
            scene.LogKinds(10, kinds: 10);
            await scene.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        await scene.TellAllAsync();
        scene.AssertAllTold();
        Assert.Equal(1, scene.Group.Requests.Count(static request => request.Outcome == MessageOutcome.Refused));
        Assert.Equal(2, scene.Said.Sentences.Count);
        Assert.Contains("0.05:00:00 ahead of DingTalk's", scene.Said.Sentences[0], StringComparison.Ordinal);
        Assert.Equal("DingTalk messages are delivered again.", scene.Said.Sentences[1]);
    }
}
