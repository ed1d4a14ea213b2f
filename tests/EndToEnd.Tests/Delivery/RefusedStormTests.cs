using DingTalk.Testing;

namespace EndToEnd.Tests.Delivery;

/// <summary>The worst day: everything fails at once, the group as well, and mends later.</summary>
[Collection(nameof(OneAtATime))]
public sealed class RefusedStormTests
{
    const int Events = 100_000;
    const int Kinds = 50;

    [Theory, ClassData(typeof(BothDoors))]
    public Task AStormOutlivesAThrottle(DoorKind door) => OutliveAsync(door, RobotFault.Throttle, "20 messages in a minute");

    [Theory, ClassData(typeof(BothDoors))]
    public Task AStormOutlivesServerErrors(DoorKind door) => OutliveAsync(door, RobotFault.HttpStatus(500), "500");

    [Theory, ClassData(typeof(BothDoors))]
    public Task AStormOutlivesSilence(DoorKind door) => OutliveAsync(door, RobotFault.Hang, "within 10 s");

    [Theory, ClassData(typeof(BothDoors))]
    public Task AStormOutlivesAGatewaysPages(DoorKind door) => OutliveAsync(door, RobotFault.Html, "without a readable errcode");

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AStormOutlivesAWrongSignature(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door, configure: static options => options.Secret = "SECwrong");
        await OutliveAsync(scene, () => scene.Group.Secret = "SECwrong", "Copy the secret");
    }

    static async Task OutliveAsync(DoorKind door, RobotFault fault, string reason)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.FailUntilCleared(fault);
        await OutliveAsync(scene, scene.Group.ClearFaults, reason);
    }

    static async Task OutliveAsync(Scene scene, Action mend, string reason)
    {
        await scene.StormAsync(Events, Kinds, over: TimeSpan.FromMinutes(5));

        Assert.Empty(scene.Group.Messages);
        Assert.NotEmpty(scene.Group.Requests);
        Assert.Equal(Events, scene.Statistics.Pending);
        Assert.Equal(Kinds, scene.Statistics.Kinds);
        Assert.Contains(reason, Assert.Single(scene.Said.Sentences));
        scene.AssertAccount();

        mend();
        await scene.TellAllAsync();

        scene.AssertAllTold();
        Assert.Equal(Events, scene.Shown);
        Assert.Equal("DingTalk messages are delivered again.", scene.Said.Sentences[^1]);
        Assert.Equal(2, scene.Said.Sentences.Count);
    }
}
