using System.Globalization;
using System.Text;

namespace DingTalk.Robots;

/// <summary>The lines of a text that grows, and their way into so many bytes.</summary>
sealed class MarkdownLines
{
    const string Blank = "\n\n";
    const string Fence = "```";
    const string Bold = "**";

    readonly List<MarkdownLine> _lines = [];
    MarkdownLine? _open;
    string _next = Blank;

    public static string DefaultNote(int lines)
        => lines == 1 ? "… 1 more line" : $"… {lines.ToString(CultureInfo.InvariantCulture)} more lines";

    public void Block(string prefix, string text) => Add(new MarkdownLine(Blank, prefix) { Spans = { new("", text, "") } });

    public void Paragraph(string prefix, string text)
    {
        var separator = Blank;
        foreach (var line in Split(text).Where(static line => !string.IsNullOrWhiteSpace(line)))
        {
            Add(new MarkdownLine(separator, prefix) { Spans = { new("", line, "") } });
            separator = MarkdownText.LineBreak;
        }
    }

    public void Item(string prefix, string text, bool isFirst)
        => Add(new MarkdownLine(isFirst ? Blank : "\n", prefix) { Spans = { new("", text ?? "", "") } });

    public void Inline(string before, string text, string after)
    {
        if (_open is null)
        {
            var separator = _next;
            Add(new MarkdownLine(separator, ""));
            _open = _lines[_lines.Count - 1];
        }

        _open.Spans.Add(new MarkdownSpan(before, text, after));
    }

    public void EndLine()
    {
        _next = _open is null ? Blank : MarkdownText.LineBreak;
        _open = null;
    }

    public void Raw(string markdown)
    {
        var separator = Blank;
        var isFenced = false;
        var isBold = false;
        foreach (var line in markdown.Replace("\r\n", "\n").Split('\n'))
        {
            if (line.TrimStart().StartsWith(Fence, StringComparison.Ordinal)) isFenced = !isFenced;
            else if (!isFenced && line.Trim().Length == 0) isBold = false;
            else if (!isFenced && OpensBold(line)) isBold = !isBold;
            Add(new MarkdownLine(separator, "")
            {
                Raw = line,
                Closing = isFenced ? "\n" + Fence : isBold ? Bold : "",
            });
            separator = "\n";
        }
    }

    /// <summary>Whether a line leaves words bold at its end.</summary>
    public static bool OpensBold(string line)
    {
        var count = 0;
        for (var i = line.IndexOf(Bold, StringComparison.Ordinal); i >= 0;
             i = line.IndexOf(Bold, i + Bold.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count % 2 == 1;
    }

    public string Write(int maxBytes, Func<int, string>? note)
    {
        var texts = _lines.Select((line, i) => (i == 0 ? "" : line.Separator) + line.Write(int.MaxValue)).ToArray();
        var sizes = new int[texts.Length + 1];
        for (var i = 0; i < texts.Length; i++) sizes[i + 1] = sizes[i] + JsonSize.Of(texts[i]);
        if (sizes[texts.Length] <= maxBytes || note is null) return string.Concat(texts);

        var kept = texts.Length - 1;
        while (kept > 0 && sizes[kept] + JsonSize.Of(End(kept, note)) > maxBytes) kept--;

        // A line that is long by itself would leave much room empty: of that, the beginning is shown.
        var partial = Partial(kept, maxBytes - sizes[kept], note);
        var text = new StringBuilder();
        for (var i = 0; i < kept; i++) text.Append(texts[i]);
        text.Append(partial ?? (kept > 0 ? End(kept, note) : Fits(note(texts.Length), maxBytes)));
        return text.ToString();
    }

    string? Partial(int index, int room, Func<int, string> note)
    {
        const int worthwhile = 300;
        var line = _lines[index];
        var left = _lines.Count - index - 1;
        var end = line.Closing + (left > 0 ? Blank + note(left) : "");
        var separator = index == 0 ? "" : line.Separator;
        room -= JsonSize.Of(end) + JsonSize.Of(separator);
        if (room < 1 || (index > 0 && room < worthwhile)) return null;

        var text = line.Write(room);
        return text.Length == 0 ? null : separator + text + end;
    }

    string End(int kept, Func<int, string> note) => _lines[kept - 1].Closing + Blank + note(_lines.Count - kept);

    void Add(MarkdownLine line)
    {
        _lines.Add(line);
        _open = null;
        _next = Blank;
    }

    static string Fits(string text, int maxBytes) => JsonSize.Of(text) <= maxBytes ? text : "";

    static string[] Split(string text)
    {
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !MarkdownText.IsNewLine(text[i])) continue;
            lines.Add(text.Substring(start, i - start));
            start = i + 1;
        }

        return lines.ToArray();
    }
}
