using System.Text;

namespace DingTalk.Robots;

/// <summary>Words of a line with what opens and closes them.</summary>
readonly record struct MarkdownSpan(string Before, string Text, string After)
{
    /// <summary>Appends them in at most so many bytes, closed in any case, or nothing where nothing of them fits.</summary>
    public void Append(StringBuilder to, int maxBytes, bool startsLine)
    {
        var text = Before == "[" ? Text.Replace('[', '［').Replace(']', '］') : Text;
        var room = maxBytes - JsonSize.Of(Before) - JsonSize.Of(After) - 2;
        if (room <= 0 || string.IsNullOrWhiteSpace(text))
        {
            if (room > 0 && text.Length > 0) to.Append(' ');
            return;
        }

        // Marks hold only where no blank stands on their inner side.
        var start = to.Length;
        if (!startsLine && char.IsWhiteSpace(text[0])) to.Append(' ');
        to.Append(Before);
        var inner = to.Length;
        MarkdownText.Append(to, text, room, null, startsLine && Before.Length == 0);
        if (to.Length == inner)
        {
            to.Length = start;
            return;
        }

        to.Append(After);
        if (char.IsWhiteSpace(text[text.Length - 1])) to.Append(' ');
    }
}
