using System.Globalization;

namespace DingTalk.Alerting;

/// <summary>The account in a message: how many events it tells, in one fixed place and form.</summary>
static class MessageAccount
{
    public const string Heading = "#### ";
    const string Opening = "\n\n**";
    const string Closing = "**";

    public static string Write(Words words, long events) =>
        Opening + words.AccountPrefix + events.ToString(CultureInfo.InvariantCulture) + words.AccountSuffix + Closing;

    public static long? Read(string? text)
    {
        if (text is null || !text.StartsWith(Heading, StringComparison.Ordinal)) return null;
        var place = text.IndexOf('\n');
        if (place < 0 || !IsAt(text, place, Opening)) return null;
        place += Opening.Length;
        foreach (var words in Words.All)
        {
            if (!IsAt(text, place, words.AccountPrefix)) continue;
            var end = place + words.AccountPrefix.Length;
            if (ReadNumber(text, ref end) is { } events && IsAt(text, end, words.AccountSuffix + Closing)) return events;
        }

        return null;
    }

    static long? ReadNumber(string text, ref int place)
    {
        var start = place;
        var number = 0L;
        for (; place < text.Length && text[place] is >= '0' and <= '9'; place++)
        {
            var digit = text[place] - '0';
            if (number > (long.MaxValue - digit) / 10) return null;
            number = (number * 10) + digit;
        }

        return place == start ? null : number;
    }

    static bool IsAt(string text, int place, string part) =>
        string.CompareOrdinal(text, place, part, 0, part.Length) == 0;
}
