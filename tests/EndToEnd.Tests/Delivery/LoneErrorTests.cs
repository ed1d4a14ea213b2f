using DingTalk.Alerting;
using DingTalk.Testing;

namespace EndToEnd.Tests.Delivery;

public sealed class LoneErrorTests
{
    [Theory, ClassData(typeof(BothDoors))]
    public async Task ALoneErrorIsOneMessageThatSaysWhatHappened(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);

        scene.Error(Failure.Of(7), "Order {OrderId} could not be shipped", 4711);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(2));

        var message = Assert.Single(scene.Group.Messages);
        Assert.Equal("markdown", message.MsgType);
        Assert.Contains("Shop", message.Title);
        Assert.Contains("Order 4711 could not be shipped", message.Text);
        Assert.Contains("TimeoutException", message.Text);
        Assert.Contains("Warehouse 7 did not answer", message.Text);
        Assert.Contains("Failure.Inner", message.Text);
        Assert.Equal(1, MarkdownDigestFormatter.ReadEventCount(message.Text));
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task ALoneErrorWaitsForCompanyFirst(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);

        scene.Error("Order {OrderId} could not be shipped", 1);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(1.9));
        Assert.Empty(scene.Group.Requests);
        Assert.Equal(1, scene.Statistics.Pending);

        scene.Error("Order {OrderId} could not be shipped", 2);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(0.1));

        Assert.Equal(2, MarkdownDigestFormatter.ReadEventCount(Assert.Single(scene.Group.Messages).Text));
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AFatalErrorDoesNotWait(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(
            door, configure: static options => options.Mention.Mobiles = ["13800000000"]);

        scene.Log(AlertLevel.Fatal, null, "The database {Database} is gone", "orders");
        await scene.SettleAsync();

        var message = Assert.Single(scene.Group.Messages);
        Assert.Contains("Fatal", message.Title);
        Assert.Equal(["13800000000"], message.At.Mobiles);
        Assert.Contains("@13800000000", message.Text);
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task WarningsAreNotTold(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);

        scene.Door.Log(AlertLevel.Warning, null, "Order {OrderId} is late", 1);
        await scene.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(scene.Group.Requests);
        Assert.Equal(0, scene.Statistics.Accepted);
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task ARobotInKeywordModeIsToldItsKeyword(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(
            door, static group => group with { Secret = null, Keywords = ["值班"] }, static options => options.Keyword = "值班");

        scene.LogKinds(100, kinds: 10);
        await scene.TellAllAsync();

        Assert.All(scene.Group.Requests, static request => Assert.Equal(MessageOutcome.Delivered, request.Outcome));
        scene.AssertAllTold();
    }
}
