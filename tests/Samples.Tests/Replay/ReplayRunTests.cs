using Replay;

namespace Samples.Tests.Replay;

public sealed class ReplayRunTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 5)]
    public async Task EveryEventIsToldOnEitherClock(bool isEventClock, int leastMessages)
    {
        var log = string.Join('\n', Enumerable.Range(0, 300).Select(Line));
        using var groups = new StringWriter();
        using var shown = new StringWriter();
        var run = new ReplayRun(
            new ReplayArguments { File = "shop.clef", IsEventClock = isEventClock }, new MessageView(shown, isColoured: false));

        var account = await run.RunAsync(() => new StringReader(log), groups);

        Assert.Equal(200, account.Told);
        Assert.Equal(200, account.Accepted);
        Assert.InRange(account.MessagesDelivered, leastMessages, 20);
        Assert.Contains($"message {account.MessagesDelivered} ", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("slow", shown.ToString(), StringComparison.Ordinal);
        var lines = groups.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (i % 3).ToString("D", null)), lines);
    }

    // Of three events one is below the level, and two are of a kind each; an event every ten seconds.
    static string Line(int i) => (i % 3) switch
    {
        0 => $$"""{"@t":"{{Start.AddSeconds(i * 10):O}}","@l":"Warning","@m":"slow"}""",
        1 => $$"""{"@t":"{{Start.AddSeconds(i * 10):O}}","@l":"Error","@mt":"Order {Id} failed","Id":{{i}}}""",
        _ => $$"""{"@t":"{{Start.AddSeconds(i * 10):O}}","@l":"Error","@m":"Customer {{i}} is gone"}""",
    };
}
