namespace DingTalk.Alerting.Tests.State;

/// <summary>Whatever stands at the path, logging begins; and what can be told of it is told once.</summary>
public sealed class StateStartTests : IDisposable
{
    readonly StatePlace _place = new();
    readonly AnyFolderDisk _disk = new();
    readonly List<string> _said = [];

    public StateStartTests() => _place.Disk = _disk;

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task ASecondProcessUsesAFileOfItsOwnWhichALaterOneTakesOver()
    {
        var first = _place.Run();
        first.LogMany(3);
        var second = _place.Run(robot: StatePlace.Dead());
        Assert.Contains(" is in use by another process", Assert.Single(second.Said.Lines));
        second.LogMany(5);
        await second.Close();
        await first.Close();
        Assert.Equal((3, 5), (first.Statistics.Told, second.Statistics.Pending));

        await using var third = _place.Run();
        Assert.Equal(5, third.Statistics.LeftBehind);
        Assert.Empty(third.Said.Lines);
        Assert.False(File.Exists(_place.Path + ".2"));
        await third.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(5, third.LastDigest.EventCount);
    }

    [Fact]
    public async Task AFileOfItsOwnGoesWhenAllIsTold()
    {
        await using var first = _place.Run();
        var second = _place.Run();
        second.LogMany(5);
        Assert.True(File.Exists(_place.Path + ".2"));
        await second.Close();
        Assert.Equal(5, second.Statistics.Told);
        Assert.False(File.Exists(_place.Path + ".2"));
    }

    [Fact]
    public void ATenthProcessGoesWithout()
    {
        var files = Enumerable.Range(0, 9).Select(_ => Begin()).ToArray();
        Assert.All(files, Assert.NotNull);
        _said.Clear();
        Assert.Null(Begin());
        Assert.Contains("cannot be used", Assert.Single(_said));
        foreach (var file in files) file!.Close(isEmpty: true);
        Assert.Equal(["alerts.state", "alerts.state.lock"], Directory.GetFiles(_place.Folder).Select(Path.GetFileName).OrderBy(static n => n));
    }

    [Fact]
    public async Task WhatWasTakenOverJustBeforeAKillIsNotTakenOverTwice()
    {
        var first = _place.Run();
        var second = _place.Run(robot: StatePlace.Dead());
        second.LogMany(5);
        await second.Close();
        await first.Close();
        var own = File.ReadAllBytes(_place.Path + ".2");

        // The new file stands; the one that it took over could not be deleted any more.
        var third = _place.Run(robot: StatePlace.Dead());
        await third.Close();
        File.WriteAllBytes(_place.Path + ".2", own);

        await using var fourth = _place.Run();
        Assert.Equal(5, fourth.Statistics.LeftBehind);
        Assert.False(File.Exists(_place.Path + ".2"));
    }

    [Fact]
    public async Task TheOldFileStandsUntilTheNewOneHoldsWhatItHeld()
    {
        var first = _place.Run(robot: StatePlace.Dead());
        first.LogMany(5);
        await first.Close();
        _disk.IsFull = true;
        await using (var full = _place.Run())
        {
            Assert.Contains("No space left on device", Assert.Single(full.Said.Lines));
            full.LogMany(4);
            await full.Pass(TimeSpan.FromSeconds(5));
            Assert.Equal(4, full.LastDigest.EventCount);
        }

        _disk.IsFull = false;
        await using var next = _place.Run();
        Assert.Equal(5, next.Statistics.LeftBehind);
    }

    [Fact]
    public async Task AFullDiskLeavesNoFileOfOnesOwn()
    {
        await using var first = _place.Run();
        _disk.IsFull = true;
        Assert.Null(Begin());
        Assert.False(File.Exists(_place.Path + ".2"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{ \"version\": 7 }")]
    public void AForeignFileIsSetAside(string content)
    {
        File.WriteAllText(_place.Path, content);
        Begin()!.Close(isEmpty: true);
        Assert.Contains("cannot be read", Assert.Single(_said));
        Assert.Equal(content, File.ReadAllText(_place.Path + ".aside-1"));
    }

    [Fact]
    public void AFileOfAnotherVersionIsSetAside()
    {
        var image = Image(3);
        image[StateLayout.VersionAt]++;
        File.WriteAllBytes(_place.Path, image);
        var file = Begin()!;
        Assert.Empty(file.Left);
        Assert.Contains("of another version", Assert.Single(_said));
        file.Close(isEmpty: true);
    }

    [Fact]
    public void NoMoreThanFiveFilesAreSetAside()
    {
        for (var i = 0; i < 20; i++)
        {
            File.WriteAllText(_place.Path, "foreign " + i);
            Begin()!.Close(isEmpty: true);
        }

        Assert.Equal(5, Directory.GetFiles(_place.Folder, "*.aside-*").Length);
        Assert.Equal("foreign 19", File.ReadAllText(_place.Path + ".aside-5"));
    }

    [Fact]
    public void AFolderInPlaceOfTheFileIsSaid()
    {
        Directory.CreateDirectory(_place.Path);
        Assert.Null(Begin());
        Assert.Contains("it is a folder", Assert.Single(_said));
    }

    [Fact]
    public void AFileInPlaceOfTheFolderIsSaid()
    {
        File.WriteAllText(_place.Path, "");
        Assert.Null(Begin(Path.Combine(_place.Path, "alerts.state")));
        Assert.Contains("cannot be used", Assert.Single(_said));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("/")]
    public void APathThatIsNoneIsSaid(string path)
    {
        Assert.Null(Begin(path));
        Assert.Contains("cannot be used", Assert.Single(_said));
    }

    [Fact]
    public void AFileThatIsCutShortTellsWhatIsLeftOfIt()
    {
        var image = Image(kinds: 40);
        for (var length = 0; length <= image.Length; length += length < StateLayout.SlotAt(50) ? 61 : 4_001)
        {
            File.WriteAllBytes(_place.Path, [.. image.Take(length)]);
            _said.Clear();
            var file = Begin()!;
            // Each kind stands for its number of events; the slots that are whole count, with or without their texts.
            var slots = Math.Max(0, Math.Min(40, (length - StateLayout.HeaderSize) / StateLayout.SlotSize));
            Assert.Equal(Enumerable.Range(1, slots).Sum(), file.Left.Sum(static l => l.Untold));
            Assert.Single(_said);
            file.Close(isEmpty: true);
            foreach (var aside in Directory.GetFiles(_place.Folder, "*.aside-*")) File.Delete(aside);
        }
    }

    [Fact]
    public void AThousandFilesWithRandomFaultsMakeNoCountUp()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var image = Image(kinds: 100);
        for (var round = 0; round < 1_000; round++)
        {
            var damaged = (byte[])image.Clone();
            for (var faults = random.Next(1, 200); faults > 0; faults--)
            {
                // Where it matters most: header and slots.
                var at = random.Next(random.Next(3) == 0 ? damaged.Length : StateLayout.SlotAt(100));
                damaged[at] = (byte)random.Next(256);
            }

            if (StateReader.Read(damaged) is not { } content) continue;
            Assert.All(content.Left, left => Assert.True(
                left.Untold is > 0 and <= 100 && left.MaybeShown >= 0 && left.MaybeShown <= left.Untold, $"{left} in round {round} with seed {seed}"));
            StateImage.Make(Guid.NewGuid(), 200, content.Left, content.TakenOver, content.Month, Bench.Start);
        }
    }

    [Fact]
    public async Task AFileThatIsDeletedUnderwayDoesNoHarmAndIsSaidOnce()
    {
        await using var bench = _place.Run();
        bench.LogMany(3);
        File.Delete(_place.Path);
        for (var i = 0; i < 3; i++)
        {
            bench.Pipeline.Pump();
            await LeftBehindTests.Until(() => bench.Said.Lines.Count > 0);
        }

        bench.LogMany(3);
        bench.Log("Another {Kind}");
        await bench.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(7, bench.Statistics.Told);
        Assert.Contains("has been removed", Assert.Single(bench.Said.Lines));
    }

    [Fact]
    public async Task ADisabledPipelineLeavesTheFileAlone()
    {
        File.WriteAllText(_place.Path, "foreign");
        var pipeline = new AlertPipeline(new DingTalkOptions { StatePath = _place.Path }, null, null, isOwnRobot: false, _disk);
        await pipeline.DisposeAsync();
        Assert.Equal("foreign", File.ReadAllText(_place.Path));
    }

    [Fact]
    public async Task AnotherPathTakesEffectAtTheNextStartWhichIsSaid()
    {
        await using var bench = _place.Run();
        bench.Options.Webhook = "";
        bench.Options.StatePath += "2";
        bench.Pipeline.Update(bench.Options);
        bench.Pipeline.Update(bench.Options);
        Assert.Contains("StatePath has changed", Assert.Single(bench.Said.Lines));
    }

    [Fact]
    public void TheFileIsAllocatedInFull()
    {
        var file = Begin()!;
        var info = new FileInfo(_place.Path);
        Assert.Equal(StateLayout.Length(StateLayout.SlotsFor(100, 0)), info.Length);
        file.Close(isEmpty: true);
    }

    StateFile? Begin(string? path = null) => new StateStart(path ?? _place.Path, 100, TimeProvider.System, _disk, _said.Add).Begin();

    static byte[] Image(int kinds) => StateImage.Make(
        Guid.NewGuid(), StateLayout.SlotsFor(100, 0),
        [.. Enumerable.Range(1, kinds).Select(static i => new LeftKind { Kind = new KindRecord { Level = AlertLevel.Error, Template = "Kind " + i }, Untold = i })],
        [], null, Bench.Start);
}
