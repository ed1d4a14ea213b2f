using System.Runtime.CompilerServices;

namespace DingTalk.Alerting;

/// <summary>What a character is to the mask. The kinds from <see cref="Joiner"/> on make up tokens.</summary>
enum MaskCharKind : byte
{
    Other,
    WhiteSpace,
    Quote,
    Separator,
    Joiner,
    Letter,
    Digit,
}

/// <summary>Which marks a token holds.</summary>
[Flags]
enum MaskMarks : byte
{
    None = 0,
    Dash = 1,
    At = 2,
    Other = 4,
}

static class MaskChar
{
    // Ideographs and kana begin here: they are written without spaces, so that each is a token's end.
    public const char FirstIdeograph = '\u2E80';

    // The kind of each character from U+0000 to U+007F, as a digit.
    static ReadOnlySpan<byte> Ascii =>
        "00000000011111000000000000000000"u8 +
        "10200002000434446666666666430000"u8 +
        "45555555555555555555555555504004"u8 +
        "25555555555555555555555555503040"u8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskCharKind KindAt(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c >= Ascii.Length) return KindOfOther(c);
        return c == '{' && Length(text, at) > 1 ? MaskCharKind.Digit : (MaskCharKind)(Ascii[c] - '0');
    }

    public static MaskMarks MarkOf(char joiner) => joiner switch
    {
        '-' or '_' or '~' => MaskMarks.Dash,
        '@' => MaskMarks.At,
        _ => MaskMarks.Other,
    };

    /// <summary>How many characters make up the one at a place: a mask in the text is read as one digit.</summary>
    public static int Length(ReadOnlySpan<char> text, int at) =>
        text[at] == '{' && at + 2 < text.Length && text[at + 1] == '*' && text[at + 2] == '}' ? TextMask.Value.Length : 1;

    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsAsciiLetter(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a';

    public static bool IsHex(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';

    /// <summary>Whether a letter, a digit or a mask begins at a place.</summary>
    public static bool IsWordAt(ReadOnlySpan<char> text, int at) =>
        at < text.Length && KindAt(text, at) is MaskCharKind.Letter or MaskCharKind.Digit;

    /// <summary>Whether a letter, a digit or a mask ends before a place.</summary>
    public static bool IsWordBefore(ReadOnlySpan<char> text, int at) =>
        at > 0 && (KindAt(text, at - 1) is MaskCharKind.Letter or MaskCharKind.Digit || IsMaskBefore(text, at));

    public static bool IsMaskBefore(ReadOnlySpan<char> text, int at) => at >= 3 && Length(text, at - 3) > 1;

    static MaskCharKind KindOfOther(char c)
    {
        if (c is '“' or '‘' or '「' or '『') return MaskCharKind.Quote;
        if (c is '、' or '，' or '；') return MaskCharKind.Separator;
        if (char.IsDigit(c)) return MaskCharKind.Digit;
        if (char.IsWhiteSpace(c)) return MaskCharKind.WhiteSpace;
        return c < FirstIdeograph && char.IsLetter(c) ? MaskCharKind.Letter : MaskCharKind.Other;
    }
}
