namespace DingTalk.Alerting.Tests.Ledger;

/// <summary>The counter itself, with nothing between the threads.</summary>
public sealed class AlertGroupTests
{
    const int Each = 300_000;

    [Fact]
    public void ASampleIsAwaitedFromTheCountToTheKeep()
    {
        var group = NewGroup();
        Assert.False(group.IsSampleAwaited);
        var position = group.Count(1);
        Assert.True(group.IsSampleAwaited);
        group.Keep(position, "event");
        Assert.False(group.IsSampleAwaited);
        group.Cut(Bench.Start, Bench.Start);
        Assert.False(group.IsSampleAwaited);
    }

    [Fact]
    public async Task NoCountIsLostBetweenCountsAndCuts()
    {
        var group = NewGroup();
        var loggers = Start(() => Assert.True(group.Count(1) > 0));
        long cut = 0;
        while (!loggers.IsCompleted) cut += group.Cut(Bench.Start, Bench.Start).Count;
        await loggers;
        cut += group.Cut(Bench.Start, Bench.Start).Count;
        Assert.Equal(2L * Each, cut);
    }

    [Fact]
    public async Task ACountIsTakenByTheCutOrRefusedByTheRetiredGroupNeverBoth()
    {
        var group = NewGroup();
        long refused = 0;
        var loggers = Start(() =>
        {
            while (Volatile.Read(ref group).Count(1) == 0) Interlocked.Increment(ref refused);
        });
        long cut = 0;
        while (!loggers.IsCompleted)
        {
            cut += group.Cut(Bench.Start, Bench.Start).Count;
            if (group.TryRetire()) Volatile.Write(ref group, NewGroup());
        }

        await loggers;
        cut += group.Cut(Bench.Start, Bench.Start).Count;
        Assert.Equal(2L * Each, cut);
    }

    [Fact]
    public async Task AClosedGroupHandsOverWhatItCountedAndRefusesTheRest()
    {
        for (var round = 0; round < 200; round++)
        {
            var group = NewGroup();
            long counted = 0;
            var logger = Task.Run(
                () =>
                {
                    while (group.Count(1) > 0) counted++;
                },
                TestContext.Current.CancellationToken);
            while (group.Waiting < 100) await Task.Yield();
            var closed = group.Close(Bench.Start, Bench.Start).Count;
            await logger;
            Assert.Equal(counted, closed);
        }
    }

    static AlertGroup NewGroup() => new(1, new AlertIdentity(AlertLevel.Error, "C", 0, "T", null), "T", null, isOther: false);

    static Task Start(Action log)
    {
        void LogAll()
        {
            for (var i = 0; i < Each; i++) log();
        }

        return Task.WhenAll(
            Task.Run(LogAll, TestContext.Current.CancellationToken), Task.Run(LogAll, TestContext.Current.CancellationToken));
    }
}
