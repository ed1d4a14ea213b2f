namespace DingTalk.Alerting;

/// <summary>A masked text, taken apart at its spaces.</summary>
readonly ref struct TextTokens
{
    /// <summary>A text of more tokens than that is a kind by itself: nothing is learned from it.</summary>
    public const int Most = 48;

    TextTokens(ReadOnlySpan<char> text, ReadOnlySpan<TextToken> tokens, ulong sum)
    {
        Text = text;
        All = tokens;
        Sum = sum;
    }

    public ReadOnlySpan<char> Text { get; }
    public ReadOnlySpan<TextToken> All { get; }
    public int Count => All.Length;

    /// <summary>The hashes of all tokens at their places, added up: what some of them contribute can be taken off.</summary>
    public ulong Sum { get; }

    public ReadOnlySpan<char> this[int index] => All[index].In(Text);

    /// <param name="text">The masked text.</param>
    /// <param name="seed">What the hashes begin with.</param>
    /// <param name="room">Where the tokens go: room for <see cref="Most"/>.</param>
    /// <param name="tokens">The tokens.</param>
    /// <returns>False where there are too many.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, ulong seed, Span<TextToken> room, out TextTokens tokens)
    {
        var count = 0;
        var sum = 0ul;
        for (var at = 0; at < text.Length;)
        {
            if (count == Most)
            {
                tokens = default;
                return false;
            }

            var end = at + 1;
            while (end < text.Length && text[end] is not (' ' or '\n')) end++;
            var hash = TextHash.Of(text.Slice(at, end - at), seed);
            sum += TextHash.At(hash, count);
            room[count++] = new TextToken(at, end - at, hash);
            at = end < text.Length && text[end] == ' ' ? end + 1 : end;
        }

        tokens = new TextTokens(text, room.Slice(0, count), sum);
        return true;
    }
}
