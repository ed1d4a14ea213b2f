using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>What was logged before an error, as lines of a quote; where room is short, the last lines before it.</summary>
sealed class ContextText(MessageStyle style, EventTimes times)
{
    const int MaxLineBytes = 300;

    readonly Words _words = style.Words;

    public string Write(DigestGroup group, int maxBytes)
    {
        var room = maxBytes - JsonSize.Of(_words.Before);
        var lines = new Stack<string>();
        foreach (var line in group.Context.Reverse())
        {
            if (line.Message.Length == 0) continue;
            var prefix = $"{times.At(line.Timestamp)} {_words.Level(line.Level)}{_words.Colon}";
            var text = prefix + style.Text.Line(line.Message, MaxLineBytes);
            room -= JsonSize.Of(MarkdownText.QuoteBreak) + JsonSize.Of(text);
            if (room < 0) break;
            lines.Push(text);
        }

        return lines.Count == 0 ? "" : _words.Before + string.Concat(lines.Select(static line => MarkdownText.QuoteBreak + line));
    }
}
