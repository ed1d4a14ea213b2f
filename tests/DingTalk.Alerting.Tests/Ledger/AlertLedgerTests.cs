namespace DingTalk.Alerting.Tests.Ledger;

public sealed class AlertLedgerTests
{
    [Fact]
    public async Task NoCountIsLostBetweenManyLoggersAndManyCuts()
    {
        await using var bench = new Bench(static o =>
        {
            o.MaxKinds = 4;
            o.GroupWait = TimeSpan.Zero;
            o.EpisodeMemory = TimeSpan.FromMilliseconds(1);
            o.Spacing = [TimeSpan.Zero];
        });
        // Kinds appear, are told, forgotten for room, and come back, while two threads count and a third one pumps.
        const int Each = 200_000;
        var templates = Enumerable.Range(0, 12).Select(static i => "Kind " + i + " {Id}").ToArray();
        var done = 0;
        void LogAll(int seed)
        {
            var random = new Random(seed);
            for (var i = 0; i < Each; i++)
            {
                var key = new AlertKey { Level = AlertLevel.Error, Category = "C", Template = templates[random.Next(templates.Length)] };
                var receipt = bench.Pipeline.TryCountRepeat(key, Bench.Start);
                if (!receipt.IsCounted) receipt = bench.Pipeline.Count(key, AlertText.IsTemplate, Bench.Start);
                receipt.Keep("source");
            }

            Interlocked.Increment(ref done);
        }

        var loggers = new[] { Task.Run(() => LogAll(1), TestContext.Current.CancellationToken), Task.Run(() => LogAll(2), TestContext.Current.CancellationToken) };
        while (Volatile.Read(ref done) < 2)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
            await bench.Pipeline.PumpAsync();
            Assert.True(bench.Statistics.Kinds <= 4);
        }

        await Task.WhenAll(loggers);
        await bench.Close();
        var account = bench.Statistics;
        Assert.Equal(2 * Each, account.Told);
        Assert.Equal((0, 0), (account.Pending, account.Lost));
        Assert.Equal(2 * Each, bench.Robot.Delivered.Sum(PlainFormatter.CountIn));
    }

    [Fact]
    public async Task ARepeatIsCountedWithoutAllocating()
    {
        await using var bench = new Bench();
        bench.Log();
        var key = new AlertKey { Level = AlertLevel.Error, Category = "Shop", Template = "Payment {Id} failed" };
        var source = new object();
        for (var i = 0; i < 1_000; i++) bench.Pipeline.TryCountRepeat(key, Bench.Start).Keep(source);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) bench.Pipeline.TryCountRepeat(key, Bench.Start).Keep(source);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(11_001, bench.Statistics.Accepted);
    }

    [Fact]
    public async Task RepeatsOfAThousandKindsInADozenCategoriesAllocateNothing()
    {
        await using var bench = new Bench(static o => o.MaxKinds = 2_000);
        var templates = Enumerable.Range(0, 1_000).Select(static i => "Kind " + i + " {Id}").ToArray();
        var categories = Enumerable.Range(0, 12).Select(static i => "Category" + i).ToArray();
        var keys = templates.Select(static t => new AlertKey { Level = AlertLevel.Error, Category = "Shop", Template = t })
            .Concat(categories.Select(c => new AlertKey { Level = AlertLevel.Error, Category = c, Template = templates[0] }))
            .ToArray();
        foreach (var key in keys) bench.Pipeline.Count(key, AlertText.IsTemplate, Bench.Start);
        int Missed()
        {
            var missed = 0;
            foreach (var key in keys)
            {
                if (!bench.Pipeline.TryCountRepeat(key, Bench.Start).IsCounted) missed++;
            }

            return missed;
        }

        // Where five texts fall into one set of four, one of them is looked up by content.
        Assert.InRange(Missed(), 0, 30);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Missed();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task TextsMadeAnewForEachEventDoNotPushTemplatesOut()
    {
        await using var bench = new Bench();
        var key = new AlertKey { Level = AlertLevel.Error, Category = "Shop", Template = "Payment {Id} failed" };
        bench.Pipeline.Count(key, AlertText.IsTemplate, Bench.Start);
        for (var i = 0; i < 50_000; i++)
        {
            var text = "Order " + i + " is lost";
            bench.Log(text, text: AlertText.IsRendered(text, hasBoundHoles: false));
        }

        Assert.True(bench.Pipeline.TryCountRepeat(key, Bench.Start).IsCounted);
        Assert.Equal(2, bench.Statistics.Kinds);
    }

    [Fact]
    public async Task ALiteralTextIsKnownByReferenceFromItsSecondEvent()
    {
        await using var bench = new Bench();
        const string Literal = "The export failed";
        var key = new AlertKey { Level = AlertLevel.Error, Category = "Shop", Template = Literal };
        for (var i = 0; i < 2; i++)
        {
            Assert.False(bench.Pipeline.TryCountRepeat(key, Bench.Start).IsCounted);
            bench.Pipeline.Count(key, AlertText.IsRendered(Literal, hasBoundHoles: false), Bench.Start);
        }

        Assert.True(bench.Pipeline.TryCountRepeat(key, Bench.Start).IsCounted);
    }

    [Fact]
    public async Task AKindThatIsNeverKnownQuicklyDoesNotPushOthersOfItsTextOut()
    {
        await using var bench = new Bench();
        const string Shared = "An unhandled exception has occurred at {Path}";
        bench.Log(Shared, exception: new TimeoutException());
        for (var i = 0; i < 100; i++)
        {
            bench.Log(Shared, exception: new AggregateException(new TimeoutException(), new InvalidOperationException()));
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var key = new AlertKey { Level = AlertLevel.Error, Category = "Shop", Template = Shared, Exception = new TimeoutException() };
        Assert.True(bench.Pipeline.TryCountRepeat(key, bench.Clock.GetUtcNow()).IsCounted);
    }

    [Fact]
    public async Task ASampleWithNothingInItIsKept()
    {
        await using var bench = new Bench();
        bench.Log(source: new AlertSample { Timestamp = Bench.Start, Message = null!, Properties = [new("A", null!), new(null!, "b")] });
        await bench.Pass(TimeSpan.FromSeconds(3));
        Assert.Equal("", bench.LastDigest.Groups[0].Samples[0].Message);
    }

    [Fact]
    public async Task AUsersKeyIsNotOverruledByAnExceptionThatIsLoggedAgain()
    {
        await using var bench = new Bench();
        var exception = new InvalidOperationException();
        bench.Log(custom: "tenant-1", exception: exception);
        bench.Log(custom: "tenant-2", exception: exception);
        Assert.Equal(2, bench.Statistics.Kinds);
    }

    [Fact]
    public async Task AKeySelectorDecidesAndMayDeclineOrFail()
    {
        await using var bench = new Bench(static o => o.KeySelector = static key => key.Template switch
        {
            "A {Id}" or "B {Id}" => "together",
            "D {Id}" => throw new InvalidOperationException(),
            _ => null,
        });
        bench.Log("A {Id}");
        bench.Log("B {Id}");
        bench.Log("C {Id}");
        bench.Log("D {Id}");
        bench.Log("D {Id}");
        Assert.Equal(3, bench.Statistics.Kinds);
        Assert.Single(bench.Said.Lines);
    }

    [Fact]
    public async Task AHundredThousandKindsTakeBoundedRoomAndEachIsCounted()
    {
        await using var bench = new Bench(static o => o.MaxKinds = 100);
        for (var i = 0; i < 100_000; i++) bench.Log("Kind " + i + " {Id}", i % 2 == 0 ? AlertLevel.Error : AlertLevel.Fatal);
        Assert.Equal(100, bench.Statistics.Kinds);
        await bench.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(100_000, bench.Statistics.Told);
        var others = bench.Digests[0].Groups.Where(static g => g.IsOther).ToArray();
        Assert.Equal([AlertLevel.Fatal, AlertLevel.Error], others.Select(static g => g.Level));
        Assert.Equal(99_900, others.Sum(static g => g.Count));
    }

    [Fact]
    public async Task AKindIsForgottenOnlyWhenItsEpisodeIsOverAndAllIsTold()
    {
        await using var bench = new Bench(static o => o.MaxKinds = 1);
        bench.Log("First {Id}");
        await bench.Pass(TimeSpan.FromMinutes(1));
        bench.Log("Second {Id}");
        Assert.Equal(1, bench.Statistics.Kinds);
        await bench.Pass(TimeSpan.FromHours(5));
        bench.Log("Third {Id}");
        await bench.Pass(TimeSpan.FromHours(1));
        Assert.Equal("Third {Id}", bench.LastDigest.Groups[0].Template);
        Assert.Equal(3, bench.Statistics.Told);
        Assert.Equal(1, bench.Statistics.Kinds);
    }

    [Fact]
    public async Task EqualTextsWithDifferentReferencesAreOneKind()
    {
        await using var bench = new Bench();
        for (var i = 0; i < 10; i++) bench.Log(new string("Payment {Id} failed".ToCharArray()));
        Assert.Equal(1, bench.Statistics.Kinds);
    }

    [Fact]
    public async Task RenderedTextsThatDifferInValuesAreOneKind()
    {
        await using var bench = new Bench();
        for (var i = 0; i < 10; i++)
        {
            var text = "Order " + i + " failed";
            bench.Log(text, text: AlertText.IsRendered(text, hasBoundHoles: false));
            bench.Log("{Message}", text: AlertText.IsRendered("User " + i + " is unknown", hasBoundHoles: true));
        }

        Assert.Equal(2, bench.Statistics.Kinds);
    }

    [Fact]
    public async Task LevelCategoryEventAndExceptionTypeTellKindsApart()
    {
        await using var bench = new Bench();
        bench.Log();
        bench.Log(level: AlertLevel.Fatal);
        bench.Log(category: "Other");
        bench.Log(exception: new InvalidOperationException());
        bench.Log(exception: new TimeoutException());
        bench.Log(exception: new TimeoutException("x", new InvalidOperationException()));
        Assert.Equal(6, bench.Statistics.Kinds);
    }

    [Fact]
    public async Task AnExceptionInstanceThatIsLoggedAgainIsToldOnce()
    {
        await using var bench = new Bench();
        var exception = new InvalidOperationException("no");
        bench.Log("Payment {Id} failed", category: "Shop", exception: exception);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(10));
        bench.Log("An unhandled exception has occurred while executing {Path}", category: "Framework", exception: exception);
        await bench.Pass(TimeSpan.FromMinutes(1));
        var group = Assert.Single(bench.LastDigest.Groups);
        Assert.Equal(2, group.Count);
        Assert.Equal(["Framework"], group.AlsoLoggedBy);
        Assert.Single(group.Samples);
    }

    [Fact]
    public async Task TheSameInstanceAtAHigherLevelIsNotHiddenUnderTheLower()
    {
        await using var bench = new Bench();
        var exception = new InvalidOperationException("no");
        bench.Log("Payment {Id} failed", exception: exception);
        bench.Log("The host dies of {Reason}", AlertLevel.Fatal, exception: exception);
        Assert.Equal(2, bench.Statistics.Kinds);
    }

    [Fact]
    public async Task TheSameInstanceMuchLaterIsAKindOfItsOwn()
    {
        await using var bench = new Bench();
        var exception = new InvalidOperationException("no");
        bench.Log("Payment {Id} failed", exception: exception);
        bench.Clock.Advance(TimeSpan.FromSeconds(30));
        bench.Log("Something {Else} failed", exception: exception);
        Assert.Equal(2, bench.Statistics.Kinds);
    }

    [Fact]
    public async Task TheFirstSixteenAndTheLatestAreKept()
    {
        await using var bench = new Bench();
        for (var i = 0; i < 100; i++)
        {
            bench.Log(source: new AlertSample
            {
                Timestamp = bench.Clock.GetUtcNow(),
                Message = "Payment " + i,
                Properties = [new KeyValuePair<string, string>("Id", i.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("Shop", "A")],
            });
        }

        await bench.Pass(TimeSpan.FromMinutes(1));
        var group = bench.LastDigest.Groups[0];
        Assert.Equal(17, group.Samples.Count);
        Assert.Equal("Payment 99", group.Samples[16].Message);
        var varying = Assert.Single(group.Varying);
        Assert.Equal(("Id", 17, false), (varying.Name, varying.Values.Count, varying.IsComplete));
    }

    [Fact]
    public async Task AUsersOwnKeyStandsInPlaceOfTemplateAndException()
    {
        await using var bench = new Bench();
        bench.Log("Payment {Id} failed", custom: "billing");
        bench.Log("Invoice {Id} failed", custom: "billing", exception: new TimeoutException());
        bench.Log("Invoice {Id} failed", custom: "shipping");
        Assert.Equal(2, bench.Statistics.Kinds);
    }

    [Fact]
    public async Task ASampleIsCutToItsSizeWhenItIsKept()
    {
        await using var bench = new Bench();
        bench.Log(source: new AlertSample
        {
            Timestamp = Bench.Start,
            Message = new string('x', 1_000_000),
            Properties = [.. Enumerable.Range(0, 100).Select(static i => new KeyValuePair<string, string>("P" + i, new string('y', 10_000)))],
        });
        await bench.Pass(TimeSpan.FromMinutes(1));
        var sample = bench.LastDigest.Groups[0].Samples[0];
        Assert.Equal(SampleBounds.MaxMessage, sample.Message.Length);
        Assert.Equal(SampleBounds.MaxProperties, sample.Properties.Count);
        Assert.All(sample.Properties, static p => Assert.True(p.Value.Length <= SampleBounds.MaxProperty));
    }
}
