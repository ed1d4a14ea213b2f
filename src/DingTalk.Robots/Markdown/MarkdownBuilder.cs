using System.Globalization;

namespace DingTalk.Robots;

/// <summary>
/// Writes markdown of what others wrote: every text is escaped, so that it shows as itself and forms nothing, and the result can
/// be cut to bytes, at a line, with nothing left open.
/// </summary>
/// <remarks>
/// It writes the subset that DingTalk's page "robot message type" promises on phones and desktops alike: headings, quotes, lists,
/// bold, italic, links and pictures. Not thread-safe.
/// </remarks>
public sealed class MarkdownBuilder
{
    readonly MarkdownLines _lines = new();

    /// <summary>A heading, in one line.</summary>
    /// <param name="text">What it says; line breaks in it become arrows.</param>
    /// <param name="level">From 1, the largest, to 6. The default is 4, which suits phones.</param>
    public MarkdownBuilder Heading(string text, int level = 4)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (level is < 1 or > 6)
            throw new ArgumentOutOfRangeException(nameof(level), level, "A heading's level is from 1 to 6.");

        _lines.Block(new string('#', level) + " ", text);
        return this;
    }

    /// <summary>A paragraph, in as many lines as the text has.</summary>
    public MarkdownBuilder Paragraph(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _lines.Paragraph("", text);
        return this;
    }

    /// <summary>A quote, in as many lines as the text has.</summary>
    public MarkdownBuilder Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _lines.Paragraph("> ", text);
        return this;
    }

    /// <summary>A list, each item in one line.</summary>
    public MarkdownBuilder List(params string[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        for (var i = 0; i < items.Length; i++) _lines.Item("- ", items[i], isFirst: i == 0);
        return this;
    }

    /// <summary>A numbered list, each item in one line.</summary>
    public MarkdownBuilder NumberedList(params string[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        for (var i = 0; i < items.Length; i++)
            _lines.Item((i + 1).ToString(CultureInfo.InvariantCulture) + ". ", items[i], isFirst: i == 0);
        return this;
    }

    /// <summary>Words at the end of the line that is being written; <see cref="Line"/> ends it.</summary>
    public MarkdownBuilder Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _lines.Inline("", text, "");
        return this;
    }

    /// <summary>Bold words at the end of the line that is being written.</summary>
    public MarkdownBuilder Bold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _lines.Inline("**", text, "**");
        return this;
    }

    /// <summary>Italic words at the end of the line that is being written.</summary>
    public MarkdownBuilder Italic(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _lines.Inline("*", text, "*");
        return this;
    }

    /// <summary>A link at the end of the line that is being written.</summary>
    /// <param name="text">The words.</param>
    /// <param name="url">The address. One that is no http, https, dingtalk, mailto or tel address is left out, and the words stay.</param>
    public MarkdownBuilder Link(string text, string url)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (MarkdownAddress.Escape(url) is { } address) _lines.Inline("[", text, $"]({address})");
        else _lines.Inline("", text, "");
        return this;
    }

    /// <summary>A picture in a paragraph of its own; one that has no http or https address is left out.</summary>
    public MarkdownBuilder Picture(string url)
    {
        if (MarkdownAddress.EscapePicture(url) is { } address) _lines.Raw($"![]({address})");
        return this;
    }

    /// <summary>Ends the line that is being written; where none is, a blank line.</summary>
    public MarkdownBuilder Line()
    {
        _lines.EndLine();
        return this;
    }

    /// <summary>
    /// Markdown of the caller's own, as it is. Cut off, what it opened with <c>```</c> or <c>**</c> is closed.
    /// </summary>
    public MarkdownBuilder Markdown(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        _lines.Raw(markdown);
        return this;
    }

    /// <summary>The whole text.</summary>
    public override string ToString() => _lines.Write(int.MaxValue, null);

    /// <summary>The text in at most so many bytes, as <see cref="JsonSize"/> counts them.</summary>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="note">
    /// Says how many lines were left out, in a last line of its own, as markdown. The default is null: "… 12 more lines".
    /// </param>
    public string ToString(int maxBytes, Func<int, string>? note = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 0);
        return _lines.Write(maxBytes, note ?? MarkdownLines.DefaultNote);
    }

    /// <summary>The text as a message that this robot can send: cut, where it is too long, with a note of what was left out.</summary>
    /// <param name="title">The preview; must not be empty.</param>
    /// <param name="robot">The robot that will send it.</param>
    /// <param name="note">As for <see cref="ToString(int, Func{int, string})"/>.</param>
    /// <exception cref="ArgumentException">The title is empty, or there is no text.</exception>
    public MarkdownMessage ToMessage(string title, IRobot robot, Func<int, string>? note = null)
    {
        ArgumentNullException.ThrowIfNull(robot);
        var envelope = robot.Measure(new MarkdownMessage(title, "x") { MsgUuid = new string('0', 32) });
        return new MarkdownMessage(title, ToString(Math.Max(0, robot.MaxMessageBytes - envelope), note));
    }
}
