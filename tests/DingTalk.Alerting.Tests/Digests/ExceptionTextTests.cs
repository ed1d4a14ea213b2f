using DingTalk.Robots;
using FaultyCode;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>What whoever is on call reads of real exceptions. Line breaks are written here without the two spaces before them.</summary>
public sealed class ExceptionTextTests
{
    static readonly ExceptionText English = new(MessageStyle.From(SomeDigest.Options("en")));

    [Fact]
    public async Task OwnFramesComeFirstAndTheFrameworksAreCounted()
    {
        var text = await TextAsync("date is no date");

        Assert.Matches(
            """
            ^[*][*]System[.]FormatException[*][*]: [^\n]*'on day 2'[^\n]*
            > [*][*]FaultyCode[.]Imports[.]Row[*][*] Imports[.]cs:\d+
            """, text);
        Assert.Matches("\n> … [1-9] framework frames?$", text);
        Assert.DoesNotContain("System.DateTime", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARecursionIsToldOnceWithItsNumber()
    {
        var text = await TextAsync("tree too deep");

        Assert.Matches("(?m)^> [*][*]FaultyCode[.]Recursion[.]Walk[*][*] ×4[01] Recursion[.]cs", text);
        Assert.Single(text.Split('\n'), static line => line.Contains("Recursion.Walk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMutualRecursionToo()
    {
        var text = await TextAsync("even too deep");

        Assert.Matches("(?m)^> [*][*]FaultyCode[.]Recursion[.]Even[*][*] ×[12]\\d ", text);
        Assert.Matches("(?m)^> [*][*]FaultyCode[.]Recursion[.]Odd[*][*] ×[12]\\d ", text);
    }

    [Fact]
    public async Task ARethrowIsNoRecursion()
    {
        var fault = Corpus.All.Where(static fault => fault.Kind == "ledger not booked").ElementAt(2);
        var text = Text(await fault.CatchAsync(2), 4_000);

        Assert.Contains("FaultyCode.Rethrows.Dispatched", text, StringComparison.Ordinal);
        Assert.DoesNotContain("×", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRootCauseIsNamed()
    {
        var text = await TextAsync("supplier not stored");

        Assert.Matches("^[*][*]FaultyCode.ShopException[*][*]: Supplier 2\n", text);
        Assert.Contains("\n> Caused by **FaultyCode.ShopException**: Not stored: 2\n", text, StringComparison.Ordinal);
        Assert.Contains("\n> Root cause **FaultyCode.SqlClient.SqlException** (1101): Disk full at 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfATimeOutItIsNotToldWhatWasInterrupted()
    {
        var text = await TextAsync("gateway does not answer");

        Assert.Matches("^[*][*]System.Threading.Tasks.TaskCanceledException[*][*]: .*Timeout", text);
        Assert.Contains("FaultyCode.Remotes.PostAsync", text, StringComparison.Ordinal);
        Assert.EndsWith("\n> Caused by **System.TimeoutException**: " + text.Split(": ")[^1], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AThrowHelperIsNotTakenForTheSite()
    {
        var text = await TextAsync("customer without a name");

        Assert.Equal("> **FaultyCode.Checks.Rename** Checks.cs", text.Split('\n')[1].Split(".cs:")[0] + ".cs");
        Assert.DoesNotContain("Guard", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAStreamHandsOnIsNoRecursion() => Assert.DoesNotContain("×", await TextAsync("feed broken off"), StringComparison.Ordinal);

    [Fact]
    public void TheRootCauseIsToldBeforeWhatIsBetween()
    {
        Exception exception = new TimeoutException("The disk did not answer.");
        for (var i = 0; i < 6; i++) exception = new InvalidOperationException($"Layer {i}. {new string('x', 200)}", exception);

        var text = Text(exception, 700);
        Assert.Contains("Layer 5", text, StringComparison.Ordinal);
        Assert.Contains("more inner exceptions\n> Root cause **System.TimeoutException**: The disk did not answer.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhateverTheRoomItIsNotExceeded()
    {
        foreach (var fault in Corpus.All)
        {
            var sample = ExceptionSample.From(await fault.CatchAsync(3));
            for (var room = 0; room < 1_500; room += 37) Assert.InRange(JsonSize.Of(English.InFull(sample, room)), 0, room);
        }
    }

    [Fact]
    public async Task NoFrameShowsWhatTheCompilerDoesToNames()
    {
        foreach (var fault in Corpus.All)
        {
            for (var sample = ExceptionSample.From(await fault.CatchAsync(2)); sample is not null; sample = sample.Inner)
            {
                Assert.All(
                    sample.Frames.Where(static frame => frame.IsOwn),
                    static frame => Assert.DoesNotMatch("[<>`+|$]|MoveNext|DisplayClass|Proxy", frame.Method));
            }
        }
    }

    [Fact]
    public async Task WhatIsShownOfTheCorpusCanBeRead()
    {
        var all = new List<string>();
        foreach (var fault in Corpus.All) all.Add("## " + fault.Kind + "\n" + Text(await fault.CatchAsync(2), 3_000));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n\n", all));
        Assert.All(all, static text => Assert.Contains("**", text, StringComparison.Ordinal));
    }

    static async Task<string> TextAsync(string kind) => Text(await Corpus.All.First(fault => fault.Kind == kind).CatchAsync(2), 4_000);

    static string Text(Exception exception, int maxBytes) =>
        English.InFull(ExceptionSample.From(exception), maxBytes).Replace("  \n", "\n", StringComparison.Ordinal);
}
