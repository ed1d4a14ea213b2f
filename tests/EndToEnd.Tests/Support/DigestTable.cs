using System.Globalization;
using System.Text.RegularExpressions;

namespace EndToEnd.Tests.Support;

/// <summary>What a message about several kinds says, read as a person would: its entries, and what it counts under "more".</summary>
sealed partial record DigestTable(int Kinds, int Entries, int MoreKinds, long EntryEvents, long MoreEvents)
{
    public static DigestTable Read(string text)
    {
        var entries = Entry().Matches(text);
        var more = More().Match(text);
        return new DigestTable(
            (int)Number(Header().Match(text)),
            entries.Count,
            more.Success ? (int)Number(more) : 0,
            entries.Sum(static m => Number(m)),
            more.Success ? Number(more, 2) : 0);
    }

    static long Number(Match match, int group = 1) =>
        long.Parse(match.Groups[group].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\*\*Events: [0-9]+\*\* · ([0-9,]+) kinds", RegexOptions.Multiline)]
    private static partial Regex Header();

    [GeneratedRegex(@"\*\*Error ×([0-9,]+)\*\*")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^and ([0-9,]+) more kinds?, ([0-9,]+) events?", RegexOptions.Multiline)]
    private static partial Regex More();
}
