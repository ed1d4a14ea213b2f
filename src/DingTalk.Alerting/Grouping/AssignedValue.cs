namespace DingTalk.Alerting;

/// <summary>Finds the value of <c>key=value</c>: whoever writes so says himself what varies.</summary>
static class AssignedValue
{
    // What a value may hold in brackets of its own: Rect(0, 0 - 10, 20).
    const int LongestInBrackets = 128;

    /// <summary>Where the value begins that is assigned by the sign at a place, or 0. It may be empty.</summary>
    public static int Start(ReadOnlySpan<char> text, int sign)
    {
        var key = sign;
        while (key > 0 && IsGap(text[key - 1])) key--;
        if (!IsKeyBefore(text, key)) return 0;

        var value = sign + 1;
        while (value < text.Length && IsGap(text[value])) value++;
        if (key < sign)
        {
            // What stands before a line's end may have been cut off.
            if (value == sign + 1 || value == text.Length || Ends(text, value)) return 0;
        }
        else if (value > sign + 1 && IsKeyAt(text, value))
        {
            value = sign + 1;
        }

        if (value == text.Length) return value;
        if (text[value] == '~' && value == sign + 1) return 0;
        return text[value] is '=' or '>' or '(' or '[' or '{' or '<' || MaskChar.KindAt(text, value) == MaskCharKind.Quote ? 0 : value;
    }

    /// <summary>Where the value that begins at a place ends.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        var end = start;
        while (at < text.Length)
        {
            var kind = MaskChar.KindAt(text, at);
            if (kind >= MaskCharKind.Joiner) at += MaskChar.Length(text, at);
            else if (text[at] is '$' or '=') at++;
            else if (at > start && text[at] is '(' or '[' or '{' && char.IsLetter(text[at - 1])) at = BracketEnd(text, at);
            else break;
            // A dot or colon at the end belongs to the sentence.
            if (text[at - 1] is not ('.' or ':')) end = at;
        }

        return end;
    }

    // A key that is itself a value would be gone when the masked text is read again.
    static bool IsKeyBefore(ReadOnlySpan<char> text, int end)
    {
        if (end == 0 || !(char.IsLetter(text[end - 1]) || text[end - 1] == '_')) return false;
        var word = end;
        while (word > 0 && char.IsLetter(text[word - 1])) word--;
        if (MaskForms.IsValueWord(text.Slice(word, end - word))) return false;
        for (var at = word; at > 0; at--)
        {
            var c = text[at - 1];
            if (c == '}' || char.IsDigit(c)) return false;
            if (MaskChar.KindAt(text, at - 1) < MaskCharKind.Joiner) return true;
        }

        return true;
    }

    static bool IsGap(char c) => char.IsWhiteSpace(c) && !MaskChar.IsLineEnd(c);

    // logname= uid=0: the first has no value.
    static bool IsKeyAt(ReadOnlySpan<char> text, int at)
    {
        if (at == text.Length || MaskChar.KindAt(text, at) < MaskCharKind.Joiner) return true;
        while (at < text.Length && MaskChar.KindAt(text, at) >= MaskCharKind.Joiner) at += MaskChar.Length(text, at);
        return at < text.Length && text[at] == '=' && IsKeyBefore(text, at);
    }

    static bool Ends(ReadOnlySpan<char> text, int at) => MaskChar.KindAt(text, at) < MaskCharKind.Joiner;

    static int BracketEnd(ReadOnlySpan<char> text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length && at < start + LongestInBrackets; at += MaskChar.Length(text, at))
        {
            if (MaskChar.Length(text, at) > 1) continue;
            if (text[at] is '(' or '[' or '{') depth++;
            else if (text[at] is ')' or ']' or '}' && --depth == 0) return at + 1;
        }

        return start + 1;
    }
}
