using DingTalk.Alerting;
using DingTalk.Testing;

namespace EndToEnd.Tests.Delivery;

public sealed class ExitTests
{
    [Theory, ClassData(typeof(BothDoors))]
    public async Task WhatIsPendingIsToldByDisposal(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.LogKinds(1_000, kinds: 10);

        await scene.CloseAsync();

        var message = Assert.Single(scene.Group.Messages);
        Assert.Contains("The application is exiting", message.Text);
        scene.AssertAllTold();
        Assert.Empty(scene.Said.Sentences);
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task ADeadEndpointDoesNotHoldUpTheEnd(DoorKind door)
    {
        // A port that nobody can listen on.
        await using var scene = await Scene.OpenAsync(
            door, configure: static options => options.Webhook = "http://127.0.0.1:1/robot/send?access_token=0123456789abcdef");
        scene.LogKinds(1_000, kinds: 10);

        var took = await scene.CloseWhileTimePassesAsync();

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5.5));
        Assert.Equal(1_000, scene.Statistics.Lost);
        scene.AssertAccount();
        Assert.Contains("1000 events could not be told to DingTalk before the end", scene.Said.Sentences[^1]);
        Assert.Contains("could not be reached", scene.Said.Sentences[^1]);
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AGroupThatDoesNotAnswerDoesNotHoldUpTheEnd(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(
            door, configure: static options => options.ShutdownTimeout = TimeSpan.FromSeconds(3));
        scene.Group.FailUntilCleared(RobotFault.Hang);
        scene.LogKinds(1_000, kinds: 10);

        var took = await scene.CloseWhileTimePassesAsync();

        Assert.InRange(took, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.5));
        Assert.Equal(1_000, scene.Statistics.Lost);
        Assert.Equal(1, scene.Said.Count("lost"));
        scene.AssertAccount();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AMessageUnderWayIsWaitedForAtTheEnd(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.Fail(RobotFault.Delay(TimeSpan.FromSeconds(2)));
        scene.LogKinds(50, kinds: 10);
        scene.Clock.Advance(TimeSpan.FromSeconds(2));
        var settled = scene.SettleAsync();
        await scene.Group.WaitForHeldRequestsAsync(timeout: Scene.Patience, cancellationToken: TestContext.Current.CancellationToken);
        scene.LogKinds(50, kinds: 10);

        var took = await scene.CloseWhileTimePassesAsync();

        await settled;
        Assert.InRange(took, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5.5));
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task WhatComesAfterTheEndIsLostAndCounted(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.LogKinds(10, kinds: 10);
        await scene.CloseAsync();

        scene.Log(AlertLevel.Error, null, Kind.Template(1), 1);
        scene.Log(AlertLevel.Error, null, "Too late for {OrderId}", 1);

        Assert.Equal(10, scene.Statistics.Told);
        Assert.Equal(2, scene.Statistics.Lost);
        scene.AssertAccount();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AnEndWithNothingToTellSendsNothing(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);

        await scene.CloseAsync();

        Assert.Empty(scene.Group.Requests);
        Assert.Empty(scene.Said.Sentences);
    }
}
