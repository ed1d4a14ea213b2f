using System.Net;
using System.Net.Sockets;
using DingTalk.Testing;

namespace EndToEnd.Tests.Delivery;

public sealed class NetworkFaultTests
{
    public static TheoryData<DoorKind, RobotFault> UnreadableAnswers()
    {
        RobotFault[] faults =
            [RobotFault.HttpStatus(500), RobotFault.HttpStatus(502), RobotFault.Html, RobotFault.Empty, RobotFault.NotJson, RobotFault.Huge(2_000_000), RobotFault.Reset];
        var data = new TheoryData<DoorKind, RobotFault>();
        foreach (var fault in faults)
        {
            foreach (var door in Enum.GetValues<DoorKind>()) data.Add(door, fault);
        }

        return data;
    }

    [Theory, MemberData(nameof(UnreadableAnswers))]
    public async Task AnAnswerThatSaysNothingIsAskedForAgainUnderTheSameKey(DoorKind door, RobotFault fault)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.Fail(fault);
        scene.LogKinds(50, kinds: 10);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(50, scene.Statistics.Pending);
        Assert.Equal(50, scene.Statistics.InDoubt);

        await scene.TellAllAsync();

        Assert.Equal(2, scene.Group.Requests.Count);
        Assert.Equal(scene.Group.Requests[0].MsgUuid, scene.Group.Requests[1].MsgUuid);
        Assert.Equal(scene.Group.Requests[0].Body, scene.Group.Requests[1].Body);
        scene.AssertAllTold();
    }

    [Theory, MemberData(nameof(UnreadableAnswers))]
    public async Task AMessageThatWasTakenAllTheSameIsShownOnce(DoorKind door, RobotFault fault)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.Fail(fault.AfterAccepting());
        scene.LogKinds(50, kinds: 10);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(2));
        await scene.TellAllAsync();

        Assert.Single(scene.Group.Messages);
        Assert.Equal(50, scene.Shown);
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AnAnswerThatNeverComesDoesNotDoubleTheMessage(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.Fail(RobotFault.AcceptThenHang);
        scene.LogKinds(50, kinds: 10);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(50, scene.Statistics.Pending);

        // Until the server has noticed that the call was given up, its hold would be taken for one of the next call.
        while (scene.Group.HeldRequests > 0) await Task.Yield();

        await scene.TellAllAsync();

        Assert.Single(scene.Group.Messages);
        Assert.Equal(2, scene.Group.Requests.Count);
        Assert.Equal(50, scene.Shown);
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task TheGatewaysOwnBlockIsWaitedOut(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.Fail(RobotFault.X5);
        scene.LogKinds(50, kinds: 10);
        await scene.TellAllAsync();

        Assert.Single(scene.Group.Messages);
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task ASlowGroupIsWaitedFor(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.Fail(RobotFault.Delay(TimeSpan.FromSeconds(8)));
        scene.LogKinds(50, kinds: 10);
        scene.Clock.Advance(TimeSpan.FromSeconds(2));
        var settled = scene.SettleAsync();
        await scene.Group.WaitForHeldRequestsAsync(timeout: Scene.Patience, cancellationToken: TestContext.Current.CancellationToken);

        // Nobody who logs notices.
        scene.LogKinds(1_000, kinds: 10);
        Assert.Equal(1, scene.Group.HeldRequests);
        Assert.Equal(1_050, scene.Statistics.Pending);

        scene.Clock.Advance(TimeSpan.FromSeconds(8));
        await settled;
        Assert.Equal(50, scene.Statistics.Told);
        await scene.TellAllAsync();
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AMessageThatGoesOnBeingInDoubtIsToldAgainAndSaysSo(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.Group.Fail(RobotFault.AcceptThenReset);
        scene.Group.Fail(RobotFault.Reset, times: 5);
        scene.LogKinds(50, kinds: 10);
        await scene.TellAllAsync();

        // Shown by the first attempt, which nobody could know, and again by a message of its own.
        Assert.Equal(2, scene.Group.Messages.Count);
        Assert.Contains("may have been shown already", scene.Group.Messages[1].Text);
        Assert.Equal(50, scene.Statistics.Told);
        scene.AssertAccount();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task ADeadEndpointLosesNothing(DoorKind door)
    {
        var port = FreePort();
        const string Token = "0123456789abcdef";
        await using var scene = await Scene.OpenAsync(
            door, configure: options => options.Webhook = $"http://127.0.0.1:{port}/robot/send?access_token={Token}");
        scene.LogKinds(50, kinds: 10);
        for (var minute = 0; minute < 10; minute++) await scene.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(50, scene.Statistics.Pending);
        Assert.InRange(scene.Statistics.MessagesFailed, 5, 15);
        Assert.Contains("could not be reached", Assert.Single(scene.Said.Sentences));

        await scene.MoveGroupAsync(new DingTalkGroupOptions { Port = port, Token = Token, TimeProvider = scene.Clock });
        await scene.TellAllAsync();
        scene.AssertAllTold();
        Assert.Contains("DingTalk could not be reached", scene.Group.Messages[0].Text);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
