using System.Text;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>The way of log text into a message: masked first, in the whole text, then escaped, then cut.</summary>
sealed class LogText(MaskRules rules)
{
    /// <summary>Masked, not yet escaped.</summary>
    public string Masked(string text) => rules.Mask(text);

    /// <summary>Whether a value must not be told whatever it is, going by its name.</summary>
    public bool IsHidden(string name) => rules.Hides(name);

    /// <summary>In one line.</summary>
    public string Line(string text, int maxBytes, bool startsLine = false) => Escaped(text, maxBytes, null, startsLine);

    /// <summary>A name at the start of a line and before a colon, which after a bracket would define a link.</summary>
    public string Name(string name, int maxBytes)
    {
        var line = Line(name, maxBytes, startsLine: true);
        if (line.Length == 0) return "?";
        return line[line.Length - 1] == ']' ? line + MarkdownText.ZeroWidthSpace : line;
    }

    /// <summary>In as many lines as it has.</summary>
    public string Lines(string text, int maxBytes, string lineBreak, bool startsLine) =>
        Escaped(text, maxBytes, lineBreak, startsLine);

    string Escaped(string text, int maxBytes, string? lineBreak, bool startsLine)
    {
        if (maxBytes <= 0) return "";
        var escaped = new StringBuilder(Math.Min(text.Length, maxBytes));
        MarkdownText.Append(escaped, Masked(text), maxBytes, lineBreak, startsLine);
        return escaped.ToString();
    }

    /// <summary>For the notification, which is plain text: one line, nothing hidden, at most so many characters and bytes.</summary>
    public string Plain(string text, int maxChars, int maxBytes)
    {
        if (text.Length == 0) return "";
        return PlainText.Cut(Masked(text), maxChars, maxBytes);
    }
}
