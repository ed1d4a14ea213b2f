using DingTalk.Testing;

namespace EndToEnd.Tests.Delivery;

public sealed class RefusalTests
{
    [Theory, ClassData(typeof(BothDoors))]
    public async Task AWrongSecretIsSaidOnceAndNothingIsLost(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door, configure: static options => options.Secret = "SECwrong");
        scene.LogKinds(500, kinds: 10);
        for (var minute = 0; minute < 30; minute++)
        {
            scene.LogKinds(10, kinds: 10);
            await scene.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(scene.Group.Messages);
        Assert.InRange(scene.Group.Requests.Count, 2, 10);
        Assert.Equal(scene.Logged, scene.Statistics.Pending);
        var said = Assert.Single(scene.Said.Sentences);
        Assert.Contains("signature", said);
        Assert.Contains("Copy the secret", said);

        scene.Group.Secret = "SECwrong";
        await scene.TellAllAsync();

        scene.AssertAllTold();
        Assert.Equal(["DingTalk messages are delivered again."], scene.Said.Sentences.Skip(1));
        Assert.Contains("the signature does not match", scene.Group.Messages[0].Text);
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AMissingKeywordIsSaidOnceAndNothingIsLost(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door, static group => group with { Secret = null, Keywords = ["值班"] });
        scene.LogKinds(500, kinds: 10);
        for (var minute = 0; minute < 10; minute++) await scene.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(scene.Group.Messages);
        Assert.Contains("keyword", Assert.Single(scene.Said.Sentences));

        scene.Group.Keywords = ["Shop"];
        await scene.TellAllAsync();
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AThrottledRobotIsLeftAloneUntilItsPenaltyIsOver(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.Fail(RobotFault.Throttle);
        scene.LogKinds(500, kinds: 10);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(130101, Assert.Single(scene.Group.Requests).ErrCode);
        for (var second = 0; second < 599; second += 10)
        {
            scene.LogKinds(10, kinds: 10);
            await scene.AdvanceAsync(TimeSpan.FromSeconds(9.98));
        }

        Assert.Single(scene.Group.Requests);
        Assert.NotNull(scene.Statistics.ClosedUntil);
        Assert.Contains("20 messages in a minute", Assert.Single(scene.Said.Sentences));

        await scene.TellAllAsync();
        scene.AssertAllTold();
        Assert.Equal(1, scene.Group.Requests.Count(static request => request.Outcome == MessageOutcome.Refused));
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task ARobotThatIsUnknownIsAskedForEverMoreRarely(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(
            door, configure: static options => options.Webhook = options.Webhook!.Replace("access_token=", "access_token=0", StringComparison.Ordinal));
        scene.LogKinds(50, kinds: 10);
        for (var minute = 0; minute < 120; minute++) await scene.AdvanceAsync(TimeSpan.FromMinutes(1));

        // After 1, 2, 4, 8, 16, 32 and 60 minutes.
        Assert.InRange(scene.Group.Requests.Count, 6, 8);
        Assert.Contains("access token", Assert.Single(scene.Said.Sentences));
        scene.AssertAccount();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task ContentThatIsRefusedIsToldAsBareCounts(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.Fail(RobotFault.Refuse(430102, "improper text"));
        scene.LogKinds(50, kinds: 10);
        await scene.TellAllAsync();

        Assert.Equal(2, scene.Group.Requests.Count);
        Assert.Contains("counts and templates only", Assert.Single(scene.Group.Messages).Text);
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task TheMonthsQuotaIsWaitedOut(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door, static group => group with { MonthlyQuota = 1 });
        scene.LogKinds(50, kinds: 10);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(2));
        scene.Error("Something new about {OrderId}", 1);
        for (var hour = 0; hour < 23; hour++) await scene.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, scene.Group.Requests.Count);
        Assert.Equal(90030, scene.Group.Requests[1].ErrCode);
        Assert.Contains("quota", Assert.Single(scene.Said.Sentences));
        scene.AssertAccount();

        // The eighth evening from 23 November on is the last of the month in China.
        for (var day = 0; day < 8; day++) await scene.AdvanceAsync(TimeSpan.FromDays(1));
        scene.AssertAllTold();
    }
}
