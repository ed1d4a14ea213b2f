namespace DingTalk.Alerting;

/// <summary>A text that is looked through. It counts what is read of it, so that a test sees whether that grows with its length alone.</summary>
sealed class ScannedText(string text)
{
    const char Ellipsis = '…';

    public string Text { get; } = text;

    public int Length { get; } = text.Length;

    /// <summary>How many characters were read so far.</summary>
    public long Reads { get; private set; }

    /// <summary>The character at a place; a NUL outside the text.</summary>
    public char this[int i]
    {
        get
        {
            Reads++;
            return (uint)i < (uint)Text.Length ? Text[i] : '\0';
        }
    }

    public ReadOnlySpan<char> Span(int start, int end)
    {
        Reads += end - start;
        return Text.AsSpan(start, end - start);
    }

    public bool IsAt(int i, string part, bool ignoreCase = false)
    {
        Reads += part.Length;
        return i >= 0 && string.Compare(
            Text, i, part, 0, part.Length, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) == 0;
    }

    /// <summary>Where a part stands within so many characters from a place; -1 where it does not.</summary>
    public int Find(string part, int from, int within = int.MaxValue)
    {
        if (from >= Length) return -1;
        var count = Math.Min(Length - from, within);
        var at = Text.IndexOf(part, from, count, StringComparison.Ordinal);
        Reads += at < 0 ? count : at - from + part.Length;
        return at;
    }

    /// <summary>Whether the text was cut at this place: what stands before it may go on.</summary>
    public bool IsCutAt(int i) => i == Length - 1 && this[i] == Ellipsis;

    public static bool IsTokenChar(char c) => IsAsciiLetterOrDigit(c) || c is '_' or '-';

    public static bool IsAsciiLetterOrDigit(char c) => IsAsciiLetter(c) || IsDigit(c);

    public static bool IsAsciiLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsIdeograph(char c) => c is >= '\u4E00' and <= '\u9FFF';

    /// <summary>Where the run of token characters that starts here ends.</summary>
    public int EndOfToken(int i)
    {
        while (i < Length && IsTokenChar(this[i])) i++;
        return i;
    }
}
