namespace DingTalk.Alerting;

/// <summary>Masks what varies in a rendered text, so that texts that differ only in values become one.</summary>
/// <remarks>
/// What is masked is recognised by its form alone: whatever holds a digit, quoted values, addresses and paths. Words stay,
/// whatever they mean: two kinds for one fault are a nuisance, two faults in one kind hide one of them. Masking a masked text
/// changes nothing, for which a mask counts as a digit wherever one is looked for.
/// </remarks>
static class TextMask
{
    /// <summary>What stands for a value.</summary>
    public const string Value = "{*}";

    /// <summary>The most characters of a text that are looked at.</summary>
    public const int MaxRead = 2_048;

    /// <summary>
    /// The most characters of the masked text: fewer than are read, so that longer values before the cut do not move it.
    /// </summary>
    public const int MaxKept = 1_024;

    const int LongestToken = 100;

    /// <summary>How much room the masked text may need. A mask takes the place of at least one character.</summary>
    public static int RoomFor(string text) => Math.Min(MaxKept, Math.Min(text.Length, MaxRead) * Value.Length);

    /// <summary>The masked text, which both decides the kind and is shown. Runs of white space become one space or line feed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="buffer">Where it is written: <see cref="RoomFor"/> it.</param>
    public static ReadOnlySpan<char> Mask(string text, Span<char> buffer) => ScannerOf(text, buffer).Scan();

    /// <inheritdoc cref="Mask(string, Span{char})"/>
    public static string Mask(string text)
    {
        Span<char> buffer = stackalloc char[RoomFor(text)];
        var masked = Mask(text, buffer);
        return masked.SequenceEqual(text.AsSpan()) ? text : masked.ToString();
    }

    /// <summary>What masks a text: for who wants to know what it costs.</summary>
    public static MaskScanner ScannerOf(string text, Span<char> buffer)
    {
        var read = text.AsSpan(0, Math.Min(text.Length, MaxRead));
        if (read.Length < text.Length) read = WithoutCutToken(read);
        return new MaskScanner(read, isCut: read.Length < text.Length, new MaskedText(buffer));
    }

    // Half a token reads as another one.
    static ReadOnlySpan<char> WithoutCutToken(ReadOnlySpan<char> read)
    {
        var end = read.Length;
        while (end > read.Length - LongestToken && !char.IsWhiteSpace(read[end - 1])) end--;
        if (end > read.Length - LongestToken) return read.Slice(0, end);
        return char.IsHighSurrogate(read[read.Length - 1]) ? read.Slice(0, read.Length - 1) : read;
    }
}
