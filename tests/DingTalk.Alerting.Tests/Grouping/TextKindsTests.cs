using System.Globalization;

namespace DingTalk.Alerting.Tests.Grouping;

public sealed class TextKindsTests
{
    readonly TextKinds _kinds = new();

    [Theory]
    [InlineData("Invalid user {0} from 10.0.0.7", "webmaster", "test9", "Invalid user {*} from {*}")]
    [InlineData("session opened for user {0} by daemon", "cyrus", "news", "session opened for user {*} by daemon")]
    [InlineData("Failed password for {0} from 10.0.0.7 port 22", "root", "uucp", "Failed password for {*} from {*} port {*}")]
    [InlineData("synchronized to {0}, stratum 10", "10.0.0.7", "LOCAL(0)", "synchronized to {*}, stratum {*}")]
    [InlineData("open through proxy 10.0.0.7 {0}", "HTTPS", "SOCKS5", "open through proxy {*} {*}")]
    [InlineData("Hosted service {0} stopped unexpectedly", "OrderSyncService", "MailQueueWorker", "Hosted service {*} stopped unexpectedly")]
    [InlineData("Label printer [{0}] is out of paper", "north", "south", "Label printer [{*}] is out of paper")]
    [InlineData("No handler for message {0}, version 2", "OrderCreated", "StockReserved", "No handler for message {*}, version {*}")]
    [InlineData("first line\nno access for user {0}\nlast", "alice", "bob", "first line\nno access for user {*}\nlast")]
    public void AValueIsRecognisedWhenItComesForTheFirstTime(string text, string one, string other, string pattern)
    {
        var first = Of(text, one);
        var second = Of(text, other);

        Assert.Same(first, second);
        Assert.Same(first, Of(text, "another"));
        Assert.Equal(pattern, second.Pattern);
    }

    [Theory]
    [InlineData("Instance 17 {0} (lifecycle event)", "started", "paused")]
    [InlineData("VM {0} (Lifecycle Event) of node 1", "Started", "Paused")]
    [InlineData("kernel time sync {0} 0001", "enabled", "disabled")]
    [InlineData("{0} upload failed today", "S3", "EC2")]
    [InlineData("{0} the main loop of the service", "Starting", "Ending")]
    [InlineData("registered new driver {0}", "hub", "usbhid")]
    [InlineData("Block 7 stored as {0} in memory", "bytes", "values")]
    [InlineData("torus receiver {0} input pipe error", "x+", "y+")]
    [InlineData("machine check {0}0 of the unit", "depth......", "threshold......")]
    [InlineData("the worker sent {0}7 to the queue", "pid:", "uid:")]
    [InlineData("Connection {0} closed by the server", "7", "pool")]
    [InlineData("printer [{0}] of the north", "enabled", "disabled")]
    [InlineData("user {0} of the shop: 7", "created", "deleted")]
    [InlineData("onReceive of the action: {0}", "orders.created", "orders.deleted")]
    [InlineData("worker said: {0}", "OrderCreated.", "OrderCreated?")]
    public void WordsThatSayDifferentThingsStayApart(string text, string one, string other)
    {
        var first = Of(text, one);

        Assert.NotSame(first, Of(text, other));
        Assert.Same(first, Of(text, one));
    }

    [Fact]
    public void TwoWordsAreNotEnoughInCommonWhenThereIsOnlyOne()
    {
        Assert.NotSame(_kinds.Of("user alice"), _kinds.Of("user bob"));
        Assert.NotSame(_kinds.Of("1 for user alice"), _kinds.Of("1 of user alice"));
    }

    [Fact]
    public void ManyWordsAtOnePlaceBecomeOneKindWithoutMovingThoseBefore()
    {
        string[] gates = ["north", "south", "east", "west", "inner", "outer", "upper", "lower", "left", "right"];
        var kinds = gates.Select(gate => Of("Gate {0} is blocked by a truck", gate)).ToArray();

        Assert.Equal(6, kinds.Distinct().Count());
        Assert.Equal("Gate north is blocked by a truck", kinds[0].Pattern);
        Assert.Equal("Gate {*} is blocked by a truck", kinds[9].Pattern);
        Assert.Equal(kinds, gates.Select(gate => Of("Gate {0} is blocked by a truck", gate)));
        Assert.Same(kinds[9], Of("Gate {0} is blocked by a truck", "middle"));
    }

    [Fact]
    public void APatternNeverLosesTheWordsThatSayWhatItIsAbout()
    {
        string[] words = ["alpha1", "beta2", "gamma3", "delta4"];
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++) _kinds.Of(string.Join(' ', Enumerable.Range(0, 5).Select(_ => words[random.Next(words.Length)])));

        Assert.Contains(" one two ", _kinds.Of("alpha1 one two beta2").Pattern, StringComparison.Ordinal);
        Assert.NotSame(_kinds.Of("alpha1 one two beta2"), _kinds.Of("alpha1 three four beta2"));
    }

    [Fact]
    public void ALongTextIsAKindOfItsOwn()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", TextTokens.Most + 1)) + " for user ";

        Assert.NotSame(_kinds.Of(text + "alice"), _kinds.Of(text + "bob"));
        Assert.Same(_kinds.Of(text + "alice"), _kinds.Of(text + "alice"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("{*}")]
    [InlineData("\ud83d")]
    [InlineData("((((((((((((((((((")]
    public void TextsWithoutWordsAreTextsAsWell(string text)
    {
        Assert.Same(_kinds.Of(text), _kinds.Of(text));
        Assert.NotSame(_kinds.Of(text), _kinds.Of("a word"));
    }

    [Fact]
    public void KindsOfWhichNothingComesAreForgotten()
    {
        var kinds = new TextKinds(maxKinds: 64);
        var kept = kinds.Of("the one that goes on");
        for (var i = 0; i < 5_000; i++)
        {
            kinds.Of($"{Word(i)} {Word(i * 7)} {Word(i * 13)}");
            Assert.Same(kept, kinds.Of("the one that goes on"));
            Assert.InRange(kinds.Count, 0, 64);
        }

        // There is room again, so that a new text is remembered: not at once, but soon.
        Assert.Contains(Enumerable.Range(0, 64), i => ReferenceEquals(kinds.Of($"{Word(i)} is new"), kinds.Of($"{Word(i)} is new")));
    }

    [Fact]
    public void WhereAllKindsAreInUseTextsAreMaskedOnly()
    {
        var kinds = new TextKinds(maxKinds: 8);
        string[] inUse = [.. Enumerable.Range(0, 8).Select(i => $"{Word(i)} is in use")];
        for (var round = 0; round < 100; round++)
        {
            foreach (var text in inUse) kinds.Of(text);
            Assert.Equal("one more {*}", kinds.Of("one more " + round).Pattern);
        }

        Assert.Equal(8, kinds.Count);
    }

    [Fact]
    public void AKnownTextCostsNoAllocation()
    {
        _kinds.Of("Invalid user webmaster from 10.0.0.7");
        _kinds.Of("Invalid user test9 from 10.0.0.7");
        string[] texts =
        [
            "Invalid user webmaster from 10.0.0.8", "Invalid user who-was-never-seen from 10.0.0.9",
            "Order A-1029 of \"Han Meimei\" failed at 2026-01-31 12:00:00 after 12 ms: /var/log/app.log",
        ];
        foreach (var text in texts) _kinds.Of(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            foreach (var text in texts) _kinds.Of(text);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void TheCultureChangesNothing()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            var first = _kinds.Of("INVALID ticket for user I from x1");
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
            Assert.Same(first, _kinds.Of("INVALID ticket for user I from x1"));
            Assert.NotSame(first, _kinds.Of("invalid ticket for user I from x1"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    static string Word(int seed)
    {
        var random = new Random(seed);
        return new string([.. Enumerable.Range(0, 8).Select(_ => (char)random.Next('a', 'z' + 1))]);
    }

    TextKind Of(string text, string value) => _kinds.Of(text.Replace("{0}", value, StringComparison.Ordinal));
}
