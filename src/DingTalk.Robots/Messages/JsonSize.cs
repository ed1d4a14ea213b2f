namespace DingTalk.Robots;

/// <summary>
/// How many bytes a text takes inside a message's JSON body, so that a writer can stay inside
/// <see cref="IRobot.MaxMessageBytes"/> without serialising. Nothing is allocated.
/// </summary>
public static class JsonSize
{
    /// <summary>
    /// The bytes that a text takes inside a JSON string, without the quotes around it. The sizes of two parts add up to the
    /// size of the whole, as long as no surrogate pair is split between them. Null takes none.
    /// </summary>
    public static int Of(string? text) => Of(text.AsSpan());

    /// <summary>
    /// The bytes that a text takes inside a JSON string, without the quotes around it. The sizes of two parts add up to the
    /// size of the whole, as long as no surrogate pair is split between them.
    /// </summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var bytes = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80) bytes += JsonText.AsciiSize(c);
            else if (c < 0x800) bytes += 2;
            else if (JsonText.IsPairAt(text, i))
            {
                bytes += 4;
                i++;
            }
            else bytes += 3;
        }

        return bytes;
    }
}
