using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// Composes digests in DingTalk's subset of markdown: a lone error as a lone error, a burst as a table of contents. Every
/// message accounts for its events in one fixed place, which <see cref="ReadEventCount"/> reads.
/// </summary>
/// <remarks>
/// Text that comes from log events is masked as <see cref="DingTalkOptions.Mask"/> says, then
/// escaped: it can form no heading, list, link, mention or account of its own. Links and mentions come from the options alone.
/// </remarks>
public sealed class MarkdownDigestFormatter : IDigestFormatter
{
    /// <summary>The fewest bytes a message can be composed in: 512.</summary>
    public const int MinBytes = 512;

    readonly MessageStyle _style;

    /// <summary>Makes a formatter that takes names, language, time zone, keyword and links from the options.</summary>
    /// <param name="options">The options, read once.</param>
    /// <exception cref="ArgumentException">The language is neither <c>zh</c> nor <c>en</c>.</exception>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the time zone.</exception>
    public MarkdownDigestFormatter(DingTalkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _style = MessageStyle.From(options);
    }

    /// <inheritdoc />
    /// <param name="digest">What to tell.</param>
    /// <param name="maxBytes">The most bytes that title and text may take inside the JSON body; at least <see cref="MinBytes"/>.</param>
    public RobotMessage Format(Digest digest, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, MinBytes);
        return new MessageComposer(_style, digest, maxBytes).Compose();
    }

    /// <summary>
    /// Reads from a message's text how many events it tells: the number at the start of its third line, the account. Null where
    /// the text is not one of this formatter's. The first line is the heading, the second is empty, and nothing that comes from
    /// log events can stand before the account; so the same is read by the regular expression
    /// <c>^#### [^\n]*\n\n\*\*(?:事件 |Events: )([0-9]+)(?: 条)?\*\*</c>, anchored at the start of the text.
    /// </summary>
    /// <param name="text">The text of the message, <see cref="MarkdownMessage.Text"/>.</param>
    public static long? ReadEventCount(string? text) => MessageAccount.Read(text);
}
