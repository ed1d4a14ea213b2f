using System.Text;

namespace DingTalk.Alerting;

/// <summary>The way of log text into a message: secrets masked first, in the whole text, then escaped, then cut.</summary>
sealed class LogText(bool maskSecrets)
{
    /// <summary>Masked, not yet escaped.</summary>
    public string Masked(string text) => maskSecrets ? SecretMask.Mask(text) : text;

    /// <summary>Whether a value must not be told whatever it is, going by its name.</summary>
    public bool IsSecretName(string name) => maskSecrets && SecretMask.IsSecretName(name);

    /// <summary>In one line.</summary>
    public string Line(string text, int maxBytes)
    {
        var escaped = new StringBuilder(Math.Min(text.Length, maxBytes));
        MarkdownText.Append(escaped, Masked(text), maxBytes);
        return escaped.ToString();
    }

    /// <summary>In as many lines as it has.</summary>
    public string Lines(string text, int maxBytes, string lineBreak, bool startsLine)
    {
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
