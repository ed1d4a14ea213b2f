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

    /// <summary>The masked text, which both decides the kind and is shown. Runs of white space become one space or line feed.</summary>
    public static string Mask(string text)
    {
        var read = text.AsSpan(0, Math.Min(text.Length, MaxRead));
        if (read.Length < text.Length) read = WithoutCutToken(read);

        // A text grows by no more than that: a mask takes the place of at least one character.
        Span<char> buffer = stackalloc char[Math.Min(MaxKept, read.Length * Value.Length)];
        var scanner = new MaskScanner(read, isCut: read.Length < text.Length, new MaskedText(buffer));
        var masked = scanner.Scan();
        return masked.SequenceEqual(text.AsSpan()) ? text : masked.ToString();
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
