using System.Net;
using System.Text.RegularExpressions;

namespace Shared.Terminal;

/// <summary>One line of a message's markdown as a terminal can show it: the marks become bold, bars and bullets.</summary>
static partial class MarkdownLine
{
    public static string Render(string line, bool isColoured)
    {
        line = line.TrimEnd();
        if (Heading().Match(line) is { Success: true } heading) return Bold(Inline(line[heading.Length..], isColoured), isColoured);

        var prefix = "";
        if (line.StartsWith("> ", StringComparison.Ordinal) || line == ">")
        {
            prefix = Dim("│ ", isColoured);
            line = line.Length > 2 ? line[2..] : "";
        }

        if (line.StartsWith("- ", StringComparison.Ordinal))
        {
            prefix += "• ";
            line = line[2..];
        }

        return prefix + Inline(line, isColoured);
    }

    static string Inline(string text, bool isColoured)
    {
        text = Link().Replace(text, "$1 <$2>");
        text = Strong().Replace(text, match => Bold(match.Groups[1].Value, isColoured));
        text = Escape().Replace(text, "$1");
        return WebUtility.HtmlDecode(text).Replace("\u200B", "", StringComparison.Ordinal);
    }

    static string Bold(string text, bool isColoured) => isColoured ? $"\e[1m{text}\e[22m" : text;

    static string Dim(string text, bool isColoured) => isColoured ? $"\e[2m{text}\e[22m" : text;

    [GeneratedRegex(@"^#{1,6} ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<!\\)\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\\)\*\*(.+?)(?<!\\)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"\\([\p{P}\p{S}])")]
    private static partial Regex Escape();
}
