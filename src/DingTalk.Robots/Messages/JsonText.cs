namespace DingTalk.Robots;

/// <summary>
/// How a text is written inside a JSON string: only what JSON demands is escaped. The runtime's encoders, the relaxed one too,
/// turn an emoji into twelve bytes of escapes where four bytes of UTF-8 do, and DingTalk's limit is in bytes.
/// </summary>
static class JsonText
{
    const string Hex = "0123456789abcdef";

    /// <summary>The bytes of an ASCII character: 1, or 2 for a short escape, or 6 for <c>\u00xx</c>.</summary>
    public static int AsciiSize(char c) => c switch
    {
        '"' or '\\' or '\b' or '\f' or '\n' or '\r' or '\t' => 2,
        < ' ' => 6,
        _ => 1,
    };

    public static bool IsPairAt(ReadOnlySpan<char> text, int index)
        => char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    /// <summary>
    /// Writes a text without quotes and returns the bytes used, <see cref="JsonSize.Of(ReadOnlySpan{char})"/> of them. Half a
    /// surrogate pair becomes U+FFFD.
    /// </summary>
    public static int Write(ReadOnlySpan<char> text, Span<byte> target)
    {
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                at += WriteAscii(c, target.Slice(at));
            }
            else if (c < 0x800)
            {
                target[at++] = (byte)(0xC0 | (c >> 6));
                target[at++] = (byte)(0x80 | (c & 0x3F));
            }
            else if (IsPairAt(text, i))
            {
                var scalar = char.ConvertToUtf32(c, text[++i]);
                target[at++] = (byte)(0xF0 | (scalar >> 18));
                target[at++] = (byte)(0x80 | ((scalar >> 12) & 0x3F));
                target[at++] = (byte)(0x80 | ((scalar >> 6) & 0x3F));
                target[at++] = (byte)(0x80 | (scalar & 0x3F));
            }
            else
            {
                if (char.IsSurrogate(c)) c = '\uFFFD';
                target[at++] = (byte)(0xE0 | (c >> 12));
                target[at++] = (byte)(0x80 | ((c >> 6) & 0x3F));
                target[at++] = (byte)(0x80 | (c & 0x3F));
            }
        }

        return at;
    }

    static int WriteAscii(char c, Span<byte> target)
    {
        var escape = c switch
        {
            '"' => '"',
            '\\' => '\\',
            '\b' => 'b',
            '\f' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            < ' ' => 'u',
            _ => '\0',
        };
        if (escape == '\0')
        {
            target[0] = (byte)c;
            return 1;
        }

        target[0] = (byte)'\\';
        target[1] = (byte)escape;
        if (escape != 'u') return 2;

        target[2] = target[3] = (byte)'0';
        target[4] = (byte)Hex[c >> 4];
        target[5] = (byte)Hex[c & 0xF];
        return 6;
    }
}
