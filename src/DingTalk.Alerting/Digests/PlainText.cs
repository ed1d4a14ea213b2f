using System.Text;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Foreign text where no markdown is read: the notification's preview.</summary>
static class PlainText
{
    /// <summary>One line of at most so many characters and bytes of JSON, cut on the border of a rune.</summary>
    public static string Cut(string text, int maxChars, int maxBytes)
    {
        var to = new StringBuilder();
        var safe = 0;
        var bytes = 0;
        for (var i = 0; i < text.Length;)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var unit = isPair ? text.Substring(i, 2) : Safe(text[i]);
            i += isPair ? 2 : 1;
            if (unit == " " && (to.Length == 0 || to[to.Length - 1] == ' ')) continue;
            bytes += JsonSize.Of(unit);
            if (to.Length + unit.Length > maxChars || bytes > maxBytes)
            {
                to.Length = safe;
                return maxChars > 0 && maxBytes >= 3 ? to.ToString().TrimEnd() + "…" : "";
            }

            to.Append(unit);
            if (to.Length < maxChars && bytes + 3 <= maxBytes) safe = to.Length;
        }

        return to.ToString().TrimEnd();
    }

    // Some clients render the preview, too: no tags, no mentions.
    static string Safe(char c) => c switch
    {
        '<' => "‹",
        '>' => "›",
        '@' => "＠",
        _ when MarkdownText.IsNewLine(c) => " ",
        _ => MarkdownText.Visible(c).ToString(),
    };
}
