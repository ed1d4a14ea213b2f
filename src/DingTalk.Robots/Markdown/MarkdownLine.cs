using System.Text;

namespace DingTalk.Robots;

/// <summary>A line: how it is set off from the one before it, what it begins with, and what it says.</summary>
sealed class MarkdownLine(string separator, string prefix)
{
    public string Separator => separator;

    public List<MarkdownSpan> Spans { get; } = [];

    /// <summary>Markdown of the caller's own, in place of words.</summary>
    public string? Raw { get; init; }

    /// <summary>What closes the caller's markdown if it is cut after this line.</summary>
    public string Closing { get; init; } = "";

    public string Write(int maxBytes)
    {
        if (Raw is not null) return Cut(Raw, maxBytes);

        var text = new StringBuilder(prefix);
        var room = maxBytes - JsonSize.Of(prefix);
        for (var i = 0; i < Spans.Count && room > 0; i++)
        {
            var before = text.Length;
            Spans[i].Append(text, room, startsLine: i == 0);
            room -= JsonSize.Of(text.ToString(before, text.Length - before));
        }

        // A heading's marks without a word of it are none.
        return room < 0 || (maxBytes < int.MaxValue && text.Length == prefix.Length) ? "" : text.ToString();
    }

    static string Cut(string raw, int maxBytes)
    {
        if (JsonSize.Of(raw) <= maxBytes) return raw;

        const string ellipsis = "…";
        const string bold = "**";
        var room = maxBytes - JsonSize.Of(ellipsis) - bold.Length;
        var length = 0;
        while (length < raw.Length)
        {
            var step = char.IsHighSurrogate(raw[length]) && length + 1 < raw.Length ? 2 : 1;
            room -= JsonSize.Of(raw.AsSpan(length, step));
            if (room < 0) break;
            length += step;
        }

        if (length == 0) return "";
        var kept = raw.Substring(0, length).TrimEnd('*', '\\');
        return kept + ellipsis + (MarkdownLines.OpensBold(kept) ? bold : "");
    }
}
