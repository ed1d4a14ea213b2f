using System.Globalization;
using System.Text;

namespace DingTalk.Robots;

/// <summary>
/// Foreign text in markdown: escaped so that it shows as itself and forms nothing, no heading, no link, no mention, and cut to bytes
/// on the border of a rune and never inside an escape.
/// </summary>
/// <remarks>
/// DingTalk publishes no rules for escaping, and its clients differ. So each character takes the means that does least harm where
/// it is not understood: entities for angle brackets, which all clients know; a backslash for * and _ only where they could
/// pair; a look-alike for the back-tick and the @, which would undo other escapes or read as a mention; and a zero-width space
/// where two characters must not meet (a link's brackets, the start of a heading or a list). A name such as example.com gets a hair
/// space before its ending, because clients make links of such names, and some of them look through a zero-width space.
/// </remarks>
public static class MarkdownText
{
    /// <summary>How a line breaks inside a paragraph.</summary>
    public const string LineBreak = "  \n";

    /// <summary>How a line breaks inside a quote.</summary>
    public const string QuoteBreak = "  \n> ";

    /// <summary>What stands between two characters that must not meet; it shows as nothing.</summary>
    public const char ZeroWidthSpace = '\u200B';

    /// <summary>Appends a text, escaped, in at most so many bytes of JSON; what was cut off shows as an ellipsis.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="text">The text. Blanks at its ends are left out.</param>
    /// <param name="maxBytes">The most bytes to add, as <see cref="JsonSize"/> counts them.</param>
    /// <param name="lineBreak">How its lines break, the prefix of the next one included; null folds it into one line.</param>
    /// <param name="startsLine">Whether nothing but a prefix stands before it on its line. The default is false.</param>
    public static void Append(StringBuilder to, string text, int maxBytes, string? lineBreak = null, bool startsLine = false)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(text);
        MarkdownTextWriter.Append(to, text, maxBytes, lineBreak, startsLine);
    }

    /// <summary>Whether a character ends a line, in any of the ways that Unicode knows.</summary>
    public static bool IsNewLine(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>
    /// A character as it may be shown: controls as their pictures; what reorders or hides text, and half a surrogate pair, as U+FFFD.
    /// </summary>
    public static char Visible(char c) => c switch
    {
        '\t' => ' ',
        < ' ' => (char)('\u2400' + c),
        '\u007F' => '\u2421',
        // The joiners make emoji and Persian words; the zero-width space is what we write ourselves.
        ZeroWidthSpace or '\u200C' or '\u200D' => c,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            ? '\uFFFD'
            : c,
    };
}
