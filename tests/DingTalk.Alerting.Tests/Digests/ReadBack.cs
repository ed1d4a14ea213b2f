using System.Globalization;
using System.Text;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>
/// Texts in the one form in which what was logged and what is read can be compared: every substitution that the escaping documents
/// is made, or undone, on both sides.
/// </summary>
static class ReadBack
{
    const int MaxMarks = 8;

    public static string Of(string text)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                lines.Add(line.ToString());
                line.Clear();
                marks = 0;
                continue;
            }

            var category = CharUnicodeInfo.GetUnicodeCategory(text, i);
            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : IsHair(text, i) ? marks : 0;
            if (marks <= MaxMarks) line.Append(isPair ? Pair(text, i, category) : One(c, category));
            if (isPair) i++;
        }

        lines.Add(line.ToString());
        // Blank lines go, blanks count as one, indentation is bounded.
        return string.Join("\n", lines.Select(OneBlank).Where(static l => l.Length > 0));
    }

    static bool IsHair(string text, int i) => text[i] is '\u200B';

    static string Pair(string text, int i, UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.Surrogate ? "\uFFFD" : text.Substring(i, 2);

    static string One(char c, UnicodeCategory category) => c switch
    {
        '\u200B' or '\u200A' => "",
        '＠' => "@",
        'ˋ' => "`",
        '\t' => " ",
        _ when category is UnicodeCategory.SpaceSeparator => " ",
        < ' ' => ((char)('\u2400' + c)).ToString(),
        '\u007F' => "\u2421",
        '\u200C' or '\u200D' => c.ToString(),
        _ => category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate ? "\uFFFD" : c.ToString(),
    };

    static string OneBlank(string line) =>
        string.Join(" ", line.Split([' '], StringSplitOptions.RemoveEmptyEntries));
}
