using System.Globalization;
using System.Text.RegularExpressions;
using DingTalk.Alerting;
using DingTalk.Testing;

namespace Kill.Tests.Support;

/// <summary>What a message says of one kind, read as a person would: of which run, how many, and how many of them may be seen twice.</summary>
sealed partial record ToldKind(int Run, long Count, long MaybeShown, bool IsLeftBehind)
{
    public static IReadOnlyList<ToldKind> Read(GroupMessage message)
    {
        var account = MarkdownDigestFormatter.ReadEventCount(message.Text) ?? throw new InvalidDataException(message.Text);
        // The body's lines of one kind stand together.
        var blocks = message.Text.Split("\n\n");
        var kinds = blocks.Where(static b => Entry().IsMatch(b)).Select(static b => Of(b)).ToArray();
        if (kinds.Length == 0) kinds = [new ToldKind(RunOf(message.Text), account, 0, false)];
        if (kinds.Length == 1) kinds[0] = kinds[0] with { MaybeShown = Number(Maybe().Match(message.Text)), IsLeftBehind = message.Text.Contains("📌", StringComparison.Ordinal) };
        Assert.True(account == kinds.Sum(static k => k.Count), message.Text);
        Assert.True(Number(Maybe().Match(message.Text)) == kinds.Sum(static k => k.MaybeShown), message.Text);
        return kinds;
    }

    static ToldKind Of(string block) => new(
        RunOf(block), Number(Entry().Match(block)), Number(Maybe().Match(block)), block.Contains("· last run ·", StringComparison.Ordinal));

    static int RunOf(string text) => (int)Number(RunNumber().Match(text));

    static long Number(Match match) =>
        match.Success ? long.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\S+ \*\*(?:Error|Fatal) ×([0-9,]+)\*\* · ")]
    private static partial Regex Entry();

    [GeneratedRegex(@"([0-9,]+) of these may have been shown already")]
    private static partial Regex Maybe();

    [GeneratedRegex(@"Run ([0-9]+) kind ")]
    private static partial Regex RunNumber();
}
