using System.Text;

namespace DingTalk.Testing.Rendering;

/// <summary>
/// Text that a browser's parser takes for markup: a &lt; before a letter, a slash, a ! or a ?. DingTalk's desktop client
/// interprets it, also inside code; its phone client shows a blank message.
/// </summary>
static class HtmlLike
{
    public static bool IsIn(ReadOnlySpan<char> text) => Next(text, 0) >= 0;

    /// <summary>The text as the desktop shows it: without the tags, with what stands between them.</summary>
    public static string Strip(string text)
    {
        var next = Next(text, 0);
        if (next < 0) return text;
        var kept = new StringBuilder(text.Length);
        var from = 0;
        while (next >= 0)
        {
            var end = text.IndexOf('>', next);
            if (end < 0) break;
            kept.Append(text, from, next - from);
            from = end + 1;
            next = Next(text, from);
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    static int Next(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i + 1 < text.Length; i++)
        {
            if (text[i] == '<' && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?')) return i;
        }

        return -1;
    }
}
