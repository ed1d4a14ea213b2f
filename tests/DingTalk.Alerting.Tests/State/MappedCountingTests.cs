namespace DingTalk.Alerting.Tests.State;

/// <summary>Counting in the file is counting: no allocation, no count lost, and room that is used again.</summary>
public sealed class MappedCountingTests : IDisposable
{
    readonly StatePlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task ARepeatIsCountedWithoutAllocating()
    {
        await using var bench = _place.Run();
        bench.Log();
        var key = new AlertKey { Level = AlertLevel.Error, Category = "Shop", Template = "Payment {Id} failed" };
        var source = new object();
        for (var i = 0; i < 1_000; i++) bench.Pipeline.TryCountRepeat(key, Bench.Start).Keep(source);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) bench.Pipeline.TryCountRepeat(key, Bench.Start).Keep(source);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(11_001, Assert.Single(_place.Left().Left).Untold);
    }

    [Fact]
    public async Task NoCountIsLostBetweenManyLoggersManyCutsAndForgottenKinds()
    {
        await using var bench = _place.Run(configure: static o =>
        {
            o.MaxKinds = 4;
            // One that keeps no digests, and through them no groups.
            o.Formatter = null;
            o.GroupWait = TimeSpan.Zero;
            o.EpisodeMemory = TimeSpan.FromMilliseconds(1);
            o.Spacing = [TimeSpan.Zero];
        });
        const int Each = 100_000;
        var templates = Enumerable.Range(0, 12).Select(static i => "Kind " + i + " {Id}").ToArray();
        var returned = new long[2];
        void LogAll(int thread)
        {
            var random = new Random(thread);
            for (var i = 0; i < Each; i++)
            {
                var key = new AlertKey { Level = AlertLevel.Error, Category = "C", Template = templates[random.Next(templates.Length)] };
                var receipt = bench.Pipeline.TryCountRepeat(key, Bench.Start);
                if (!receipt.IsCounted) receipt = bench.Pipeline.Count(key, AlertText.IsTemplate, Bench.Start);
                receipt.Keep("source");
                Volatile.Write(ref returned[thread], i + 1);
            }
        }

        var loggers = Task.WhenAll(
            Task.Run(() => LogAll(0), TestContext.Current.CancellationToken), Task.Run(() => LogAll(1), TestContext.Current.CancellationToken));
        while (!loggers.IsCompleted)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
            await bench.Pipeline.PumpAsync();
            // So that the slots of forgotten kinds are used again, by others.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var toldBefore = bench.Statistics.Told;
            var loggedBefore = Volatile.Read(ref returned[0]) + Volatile.Read(ref returned[1]);
            // Whatever is being counted meanwhile: what had returned is told or stands in the file.
            var left = Left();
            Assert.True(loggedBefore - toldBefore <= left, $"{loggedBefore} logged, {toldBefore} told, {left} left");
        }

        await loggers;
        Assert.Equal(2 * Each, bench.Statistics.Told + Left());
        await bench.Close();
        Assert.Equal((2 * Each, 0, 0), (bench.Statistics.Told, bench.Statistics.Pending, bench.Statistics.Lost));
        Assert.Empty(bench.Said.Lines);
    }

    [Fact]
    public async Task WhereThereIsNoRoomKindsAreCountedAllTheSameAndThatIsSaidOnce()
    {
        await using var bench = _place.Run(configure: static o =>
        {
            o.MaxKinds = 1;
            o.EpisodeMemory = TimeSpan.FromSeconds(1);
            // Ahead of the month's pace the last step is half an hour.
            o.Spacing = new TimeSpan[300];
        });
        // Somebody who may still count in each of them keeps their slots from being used again.
        var counting = new List<AlertReceipt>();
        for (var i = 0; i < 80; i++)
        {
            counting.Add(bench.Log("Kind " + i + " {Id}"));
            await bench.Pass(TimeSpan.FromSeconds(4));
        }

        Assert.Equal(80, counting.Count);
        Assert.Equal(80, bench.Statistics.Told);
        await LeftBehindTests.Until(() =>
        {
            bench.Pipeline.Pump();
            return bench.Said.Lines.Count > 0;
        });
        Assert.Contains("has no room for more kinds", Assert.Single(bench.Said.Lines));
    }

    [Fact]
    public async Task TheRoomOfForgottenKindsIsUsedAgain()
    {
        await using var bench = _place.Run(configure: static o =>
        {
            o.MaxKinds = 1;
            o.Formatter = null;
            o.EpisodeMemory = TimeSpan.FromSeconds(1);
            // Ahead of the month's pace the last step is half an hour.
            o.Spacing = new TimeSpan[300];
        });
        for (var i = 0; i < 200; i++)
        {
            bench.Log("Kind " + i + " {Id}");
            await bench.Pass(TimeSpan.FromSeconds(4));
            if (i % 20 != 0) continue;
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(200, bench.Statistics.Told);
        Assert.Empty(bench.Said.Lines);
        bench.Log("Kind 999 {Id}");
        Assert.Equal("Kind 999 {Id}", Assert.Single(_place.Left().Left).Kind.Template);
    }

    [Fact]
    public void AGroupThatOutlivesItsFileCanStillCount()
    {
        var group = Abandoned(out var memory);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        for (var i = 0; i < 1_000; i++) group.Count(1);
        Assert.True(memory.IsAlive);
        Assert.Equal(1_000, group.Waiting);
        GC.KeepAlive(group);
    }

    AlertGroup Abandoned(out WeakReference memory)
    {
        var file = new StateStart(_place.Path, 4, TimeProvider.System, _place.Disk, static _ => { }).Begin()!;
        var identity = new AlertIdentity(AlertLevel.Error, "C", 0, "T", null);
        var group = new AlertGroup(1, identity, "T", null, isOther: false, file.TryTake(identity, null, isOther: false));
        memory = new WeakReference(group.Slot);
        file.Close(isEmpty: false);
        return group;
    }

    // The copy takes its time, and the counters go on; what stands in it is some moment's of each slot.
    long Left()
    {
        var path = _place.Killed();
        var left = StatePlace.Read(path).Left.Sum(static l => l.Untold);
        File.Delete(path);
        return left;
    }
}
