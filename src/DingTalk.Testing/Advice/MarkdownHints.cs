using System.Text.RegularExpressions;

namespace DingTalk.Testing.Advice;

/// <summary>
/// Markdown outside the subset that DingTalk's phones and desktops both show: headings, quotes, bold, italic, links, pictures and
/// lists.
/// </summary>
static partial class MarkdownHints
{
    public static IEnumerable<string> InPlainText(string text)
    {
        if (Formatted().IsMatch(text))
            yield return "The text is shown as it is, with its # ** and []() signs: only msgtype markdown and actionCard render markdown.";
    }

    public static IEnumerable<string> Find(string text)
    {
        if (Tag().Match(text) is { Success: true } tag)
        {
            yield return $"The text holds {Short(tag.Value)}, which reads as HTML: a phone may show the whole message blank. Write < as &lt; and "
                + "> as &gt;.";
        }

        if (text.Contains("```", StringComparison.Ordinal))
            yield return "The text holds a code block (```): phones do not show it as one. Take a quote (>) instead.";
        if (TableRule().IsMatch(text)) yield return "The text holds a table: phones do not show it as one. Take a list instead.";
        if (text.Contains("~~", StringComparison.Ordinal)) yield return "The text holds ~~, which strikes nothing through here.";
        if (Rule().IsMatch(text)) yield return "The text holds a horizontal rule, which is not in DingTalk's markdown.";
        if (HasSingleBreak(text))
        {
            yield return "The text has a single line feed between two lines, which run together: end the line with two blanks, or leave a line "
                + "empty.";
        }

        foreach (Match picture in Picture().Matches(text))
        {
            if (PictureHints.Find(picture.Groups[1].Value) is not { } hint) continue;
            yield return $"A picture in the text is not shown: {hint}";
            break;
        }
    }

    static bool HasSingleBreak(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var (above, below) = (lines[i - 1], lines[i]);
            if (above.Trim().Length == 0 || below.Trim().Length == 0) continue;
            if (above.EndsWith("  ", StringComparison.Ordinal) || above.EndsWith("<br>", StringComparison.Ordinal)) continue;
            if (above.TrimStart().StartsWith('#') || Block().IsMatch(below)) continue;
            return true;
        }

        return false;
    }

    static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}…";

    // DingTalk itself uses <font color>, and its clients know <br>.
    [GeneratedRegex("<(?!/?font\\b|br */?>|https?://)/?[A-Za-z!][^<>\\n]{0,200}>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("^ {0,3}\\|?( *:?-{2,}:? *\\|)+[-:| ]*$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TableRule();

    [GeneratedRegex("^ {0,3}(---+|\\*\\*\\*+|___+) *\\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex("!\\[[^\\]\\n]{0,200}\\]\\(([^)\\n]{0,2000})", RegexOptions.CultureInvariant)]
    private static partial Regex Picture();

    [GeneratedRegex("^ {0,3}(#{1,6} |>|[-*+] |[0-9]{1,9}[.)] )", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex("^#{1,6} \\S|\\*\\*\\S[^*\\n]{0,200}\\*\\*|\\[[^\\]\\n]{1,200}\\]\\(https?://", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Formatted();
}
