using System.Globalization;
using System.Text.RegularExpressions;
using DingTalk.Alerting;
using DingTalk.Testing;

namespace Kill.Tests.Support;

/// <summary>What the group was told in all, read from the messages that it shows: events, and how many of them it may have seen before.</summary>
sealed partial record Told(long Events, long MaybeShown)
{
    public static Told Read(DingTalkGroup group) => new(
        group.Messages.Sum(static m => MarkdownDigestFormatter.ReadEventCount(m.Text) ?? throw new InvalidDataException(m.Text)),
        group.Messages.Sum(static m => Number(Maybe().Match(Header(m.Text)))));

    // Heading, account and notes stand before the first kind.
    static string Header(string text) => string.Join("\n\n", text.Split("\n\n").Take(3));

    static long Number(Match match) =>
        match.Success ? long.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^([0-9,]+) of these may have been shown already", RegexOptions.Multiline)]
    private static partial Regex Maybe();
}
