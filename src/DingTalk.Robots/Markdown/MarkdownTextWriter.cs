using System.Globalization;
using System.Text;

namespace DingTalk.Robots;

/// <summary>
/// Writes foreign text into markdown so that it shows as itself and forms nothing, cut to bytes on the border of a rune and never
/// inside an escape.
/// </summary>
/// <remarks>
/// DingTalk publishes no rules for escaping, and its clients differ. So each character takes the means that does least harm where
/// it is not understood: entities for angle brackets, which all clients know; a backslash for * and _ only where they could
/// pair; a look-alike for the back-tick and the @, which would undo other escapes or read as a mention; and a zero-width space
/// where two characters must not meet (a link's brackets, the start of a heading or a list). A name such as example.com gets a hair
/// space before its ending, because clients make links of such names, and some of them look through a zero-width space.
/// </remarks>
struct MarkdownTextWriter
{
    const string Folded = " ↵ ";
    const char Ellipsis = '…';
    const int EllipsisBytes = 3;
    const int MaxIndent = 8;
    const int MaxMarks = 8;

    readonly StringBuilder _to;
    readonly string _text;
    readonly int _start;
    readonly int _end;
    readonly int _maxBytes;
    readonly int _floor;
    int _bytes;
    int _safeLength;
    int _underscoresEnd;
    bool _underscoresPair;
    int _marks;

    MarkdownTextWriter(StringBuilder to, string text, int start, int end, int maxBytes)
    {
        _to = to;
        _text = text;
        _start = start;
        _end = end;
        _maxBytes = maxBytes;
        _floor = to.Length;
        _safeLength = to.Length;
    }

    /// <summary>Appends a text, escaped, in at most so many bytes of JSON; what was cut off shows as an ellipsis.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="text">The text, secrets already masked.</param>
    /// <param name="maxBytes">The most bytes to add.</param>
    /// <param name="lineBreak">How its lines break, our own prefix included; null folds it into one line.</param>
    /// <param name="startsLine">Whether nothing but a prefix stands before it on its line.</param>
    public static void Append(StringBuilder to, string text, int maxBytes, string? lineBreak = null, bool startsLine = false)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start])) start++;
        while (end > start && IsSpace(text[end - 1])) end--;
        var writer = new MarkdownTextWriter(to, text, start, end, maxBytes);
        writer.Write(start, lineBreak, startsLine);
    }

    void Write(int i, string? lineBreak, bool startsLine)
    {
        var isGuarded = startsLine;
        while (i < _end)
        {
            var c = _text[i];
            var before = _to.Length;
            if (MarkdownText.IsNewLine(c))
            {
                i = SkipBlankLines(i, lineBreak is null);
                _to.Append(lineBreak ?? Folded);
                isGuarded = lineBreak is not null;
                if (isGuarded) i = Indent(i);
            }
            else
            {
                if (isGuarded && StartsBlock(i)) _to.Append(MarkdownText.ZeroWidthSpace);
                i += AppendEscaped(c, i, isFirst: isGuarded);
                isGuarded = false;
            }

            if (!Account(before)) return;
        }
    }

    /// <summary>Counts what was appended last, or cuts the text before it; keeps room for the ellipsis until the end is reached.</summary>
    bool Account(int before)
    {
        var added = 0;
        for (var i = before; i < _to.Length; i++)
        {
            var c = _to[i];
            if (char.IsSurrogate(c)) added += 2;
            else if (c < 0x80) added += c is '"' or '\\' or '\n' ? 2 : 1;
            else added += c < 0x800 ? 2 : 3;
        }

        if (_bytes + added > _maxBytes)
        {
            _to.Length = _safeLength;
            DropLoneMarks();
            _to.Length -= BareAddress.EndingMadeByCut(_to, _floor);
            if (_maxBytes >= EllipsisBytes) _to.Append(Ellipsis);
            return false;
        }

        _bytes += added;
        if (_bytes + EllipsisBytes <= _maxBytes) _safeLength = _to.Length;
        return true;
    }

    // A mark that stood alone before a blank may pair with what now follows it.
    readonly void DropLoneMarks()
    {
        while (_to.Length > _floor && _to[_to.Length - 1] is '*' or '_')
        {
            _to.Length--;
            if (_to.Length > _floor && _to[_to.Length - 1] == '\\') _to.Length--;
        }
    }

    int AppendEscaped(char c, int i, bool isFirst)
    {
        switch (c)
        {
            case '<':
                _to.Append("&lt;");
                break;
            case '>':
                _to.Append("&gt;");
                break;
            case '&':
                _to.Append('&');
                if (IsEntity(i)) _to.Append("amp;");
                break;
            case '@':
                _to.Append('＠');
                break;
            case '`':
                _to.Append('ˋ');
                break;
            case '*':
                if (isFirst || !IsBlank(i - 1) || !IsBlank(i + 1)) _to.Append('\\');
                _to.Append('*');
                break;
            case '_':
                if (UnderscorePairs(i)) _to.Append('\\');
                _to.Append('_');
                break;
            case '\\':
                // Doubled only before punctuation: before a letter a backslash stands for itself, and Windows paths stay readable.
                if (!IsLetterOrDigit(i + 1)) _to.Append('\\');
                _to.Append('\\');
                break;
            case ']':
                _to.Append(c);
                if (At(i + 1) is '(' or '[' or ':') _to.Append(MarkdownText.ZeroWidthSpace);
                break;
            case '~':
                _to.Append(c);
                if (At(i + 1) == '~') _to.Append(MarkdownText.ZeroWidthSpace);
                break;
            case ':':
                // A bare address is shown but not clickable: the log must not choose where a reader goes, and DingTalk refuses whole
                // messages for addresses that it distrusts (430101).
                // Clients link tel: whatever follows its colon, so that one is broken before it.
                if (BareAddress.IsColonOfScheme(_text, _start, _end, i)) _to.Append(MarkdownText.ZeroWidthSpace);
                _to.Append(c);
                if (At(i + 1) == '/' && At(i + 2) == '/') _to.Append(MarkdownText.ZeroWidthSpace);
                break;
            case '.':
                if (BareAddress.IsDotOfDomain(_text, _start, _end, i)) _to.Append(BareAddress.HairSpace);
                if (IsLetterW(i - 1) && IsLetterW(i - 2) && IsLetterW(i - 3)) _to.Append(MarkdownText.ZeroWidthSpace);
                _to.Append(c);
                break;
            default:
                return AppendPlain(c, i);
        }

        _marks = 0;
        return 1;
    }

    int AppendPlain(char c, int i)
    {
        if (c is >= ' ' and < '\u007F')
        {
            _to.Append(c);
            _marks = 0;
            return 1;
        }

        var isPair = char.IsHighSurrogate(c) && i + 1 < _end && char.IsLowSurrogate(_text[i + 1]);
        var category = CharUnicodeInfo.GetUnicodeCategory(_text, i);
        _marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? _marks + 1 : 0;

        // Marks without end climb over the lines above them; no language needs so many on one letter.
        if (_marks <= MaxMarks)
        {
            if (!isPair) _to.Append(MarkdownText.Visible(c));
            else if (category is UnicodeCategory.Format or UnicodeCategory.Surrogate) _to.Append('\uFFFD');
            else _to.Append(c).Append(_text[i + 1]);
        }

        return isPair ? 2 : 1;
    }

    // All that looks blank: clients do not agree on which of them make an empty line.
    static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == MarkdownText.ZeroWidthSpace;

    readonly char At(int i) => i >= 0 && i < _end ? _text[i] : '\0';

    readonly bool IsBlank(int i) => i >= _start && (At(i) is ' ' or '\t');

    readonly bool IsLetterOrDigit(int i) => char.IsLetterOrDigit(At(i));

    readonly bool IsLetterW(int i) => At(i) is 'w' or 'W';

    /// <summary>Underscores inside a word form nothing, so identifiers stay as they are; judged once for a run of them.</summary>
    bool UnderscorePairs(int i)
    {
        if (i < _underscoresEnd) return _underscoresPair;
        var end = i + 1;
        while (end < _end && _text[end] == '_') end++;
        _underscoresEnd = end;
        return _underscoresPair = !IsLetterOrDigit(i - 1) || !IsLetterOrDigit(end);
    }

    readonly bool IsEntity(int i)
    {
        const int longest = 32;
        var j = i + 1;
        if (At(j) == '#') j++;
        var start = j;
        while (j - start < longest && At(j) is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9') j++;
        return j > start && At(j) == ';';
    }

    /// <summary>Whether the line that starts here would be a heading, quote, list, rule, fence, table or underline.</summary>
    readonly bool StartsBlock(int i)
    {
        if (_text[i] is '#' or '-' or '+' or '_' or '=' or '|' or '~' or ':') return true;
        const int longest = 10;
        var j = i;
        while (j - i < longest && At(j) is >= '0' and <= '9') j++;
        return j > i && At(j) is '.' or ')';
    }

    readonly int SkipBlankLines(int i, bool skipIndent)
    {
        var lineStart = i;
        while (i < _end && IsSpace(_text[i]))
        {
            if (MarkdownText.IsNewLine(_text[i])) lineStart = i + 1;
            i++;
        }

        return skipIndent ? i : lineStart;
    }

    /// <summary>Indentation makes code blocks; no-break spaces only look like it.</summary>
    readonly int Indent(int i)
    {
        for (var width = 0; i < _end && IsSpace(_text[i]) && !MarkdownText.IsNewLine(_text[i]); i++)
        {
            var step = Math.Min(_text[i] == '\t' ? 4 : 1, MaxIndent - width);
            _to.Append('\u00A0', step);
            width += step;
        }

        return i;
    }
}
