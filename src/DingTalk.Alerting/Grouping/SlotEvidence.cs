namespace DingTalk.Alerting;

/// <summary>
/// Whether two tokens at one place of texts that are else the same are two values there, or two words that say different
/// things. In doubt they are words: two kinds for one fault are a nuisance, two faults in one kind hide one of them.
/// </summary>
static class SlotEvidence
{
    /// <summary>How much speaks for values; 0 where nothing does.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="place">The place.</param>
    /// <param name="other">What stands there in the other text.</param>
    public static int Of(in TextTokens tokens, int place, ReadOnlySpan<char> other)
    {
        var token = tokens[place];
        // What a text begins with is what it is about.
        if (place == 0 || !HaveSameEnd(token, other)) return 0;
        bool isId = TokenForm.HasMask(token), isOtherId = TokenForm.HasMask(other);
        var isNamed = IsNamedBefore(tokens, place) || IsBetween(tokens, place);
        if (isId || isOtherId)
        {
            if (TokenForm.IsLabelled(token) || TokenForm.IsLabelled(other)) return 0;
            if (isId && isOtherId) return 4;
            // Where worker7 stood, a word is a name. Where a number stood, it may be a word of the sentence.
            return TokenForm.HasLetter(isId ? other : token) && (isNamed || TokenForm.HasLetter(isId ? token : other)) ? 3 : 0;
        }

        if (!TokenForm.HasLetter(token) || !TokenForm.HasLetter(other)) return 0;
        if (TokenForm.IsName(token) && TokenForm.IsName(other)) return 2;
        if (TokenForm.IsDeed(token) || TokenForm.IsDeed(other)) return 0;
        return isNamed || (TokenForm.IsBracketed(token) && TokenForm.IsBracketed(other)) ? 1 : 0;
    }

    static bool HaveSameEnd(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var hasMarks = TokenForm.MarksAfter(one) > 0;
        return hasMarks == TokenForm.MarksAfter(other) > 0 && (!hasMarks || one[one.Length - 1] == other[other.Length - 1]);
    }

    // user root
    static bool IsNamedBefore(in TextTokens tokens, int place) => TokenForm.Bare(tokens[place - 1]) is "user" or "User" or "users" or "Users";

    // for root from
    static bool IsBetween(in TextTokens tokens, int place) =>
        tokens[place - 1] is "for" && place + 1 < tokens.Count && tokens[place + 1] is "from" or "by" or "at";
}
