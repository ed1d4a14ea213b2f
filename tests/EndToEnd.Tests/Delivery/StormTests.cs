using DingTalk.Alerting;

namespace EndToEnd.Tests.Delivery;

[Collection(nameof(OneAtATime))]
public sealed class StormTests
{
    const int Events = 100_000;
    const int Kinds = 50;

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AStormIsAtMostThreeMessagesInItsFirstMinuteAndEveryEventIsAccountedFor(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);

        await scene.StormAsync(Events, Kinds, over: TimeSpan.FromMinutes(1));

        Assert.Equal(Events, scene.Logged);
        Assert.InRange(scene.Group.Messages.Count, 1, 3);
        Assert.Equal(Kinds, scene.Statistics.Kinds);
        scene.AssertAccount();

        await scene.TellAllAsync();
        scene.AssertAllTold();
        Assert.All(scene.Group.Messages, static message =>
        {
            var table = DigestTable.Read(message.Text);
            Assert.Equal(Kinds, table.Kinds);
            Assert.Equal(table.Kinds, table.Entries + table.MoreKinds);
            Assert.Equal(MarkdownDigestFormatter.ReadEventCount(message.Text), table.EntryEvents + table.MoreEvents);
        });
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task EveryKindOfAStormIsNamedOrCounted(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);

        scene.LogKinds(Events, Kinds);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(2));

        var message = Assert.Single(scene.Group.Messages);
        Assert.InRange(message.BodyBytes, 1, 20_000);
        var named = Enumerable.Range(0, Kinds).Count(kind => message.Text.Contains(Kind.Name(kind), StringComparison.Ordinal));
        Assert.Equal(Kinds, named + DigestTable.Read(message.Text).MoreKinds);
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task AStormLeavesLittleInMemory(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door);
        scene.LogKinds(1_000, Kinds);
        await scene.TellAllAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        // Nothing is told meanwhile: all of it is held.
        scene.LogKinds(Events, Kinds);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;

        // 50 kinds with 17 events each; 100,000 events would be a hundred times as much.
        Assert.InRange(held, long.MinValue, 4_000_000);
        Assert.Equal(Events, scene.Statistics.Pending);
        await scene.TellAllAsync();
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task KindsOverTheBoundAreCountedTogether(DoorKind door)
    {
        await using var scene = await Scene.OpenAsync(door, configure: static options => options.MaxKinds = 20);

        scene.LogKinds(10_000, Kinds);
        await scene.AdvanceAsync(TimeSpan.FromSeconds(2));

        var table = DigestTable.Read(Assert.Single(scene.Group.Messages).Text);
        Assert.Equal(21, table.Kinds);
        Assert.Equal(20, scene.Statistics.Kinds);
        scene.AssertAllTold();
    }

    [Theory, ClassData(typeof(BothDoors))]
    public async Task ManyThreadsLoseNothing(DoorKind door)
    {
        const int Threads = 4;
        await using var scene = await Scene.OpenAsync(door);

        var logging = Enumerable.Range(0, Threads)
            .Select(_ => Task.Run(() =>
            {
                for (var i = 0; i < Events / Threads; i++) scene.Door.Log(AlertLevel.Error, null, Kind.Template(i % Kinds), i);
            }))
            .ToList();
        var all = Task.WhenAll(logging);
        while (!all.IsCompleted) await scene.AdvanceAsync(TimeSpan.FromMilliseconds(100));
        await all;
        await scene.TellAllAsync();

        Assert.Equal(Events, scene.Statistics.Told);
        Assert.Equal(Events, scene.Shown);
    }
}
