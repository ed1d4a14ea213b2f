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

    public static MaskCharKind KindAt(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < Ascii.Length)
        {
            var kind = (MaskCharKind)(Ascii[c] - '0');
            return kind == MaskCharKind.Other && Length(text, at) > 1 ? MaskCharKind.Digit : kind;
        }

        if (c is '“' or '‘' or '「' or '『') return MaskCharKind.Quote;
        if (c is '、' or '，' or '；') return MaskCharKind.Separator;
        if (char.IsDigit(c)) return MaskCharKind.Digit;
        if (char.IsWhiteSpace(c)) return MaskCharKind.WhiteSpace;
        return c < FirstIdeograph && char.IsLetter(c) ? MaskCharKind.Letter : MaskCharKind.Other;
    }

    /// <summary>How many characters make up the one at a place: a mask in the text is read as one digit.</summary>
    public static int Length(ReadOnlySpan<char> text, int at) =>
        text[at] == '{' && at + 2 < text.Length && text[at + 1] == '*' && text[at + 2] == '}' ? TextMask.Value.Length : 1;

    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsHex(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';

    /// <summary>Whether a letter, a digit or a mask begins at a place.</summary>
    public static bool IsWordAt(ReadOnlySpan<char> text, int at) =>
        at < text.Length && KindAt(text, at) is MaskCharKind.Letter or MaskCharKind.Digit;

    /// <summary>Whether a letter, a digit or a mask ends before a place.</summary>
    public static bool IsWordBefore(ReadOnlySpan<char> text, int at) =>
        at > 0 && (KindAt(text, at - 1) is MaskCharKind.Letter or MaskCharKind.Digit || IsMaskBefore(text, at));

    public static bool IsMaskBefore(ReadOnlySpan<char> text, int at) => at >= 3 && Length(text, at - 3) > 1;
}
