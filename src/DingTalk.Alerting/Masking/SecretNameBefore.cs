namespace DingTalk.Alerting;

/// <summary>Reads the name before a separator, backwards, within bounds.</summary>
static class SecretNameBefore
{
    const int MaxGap = 8;

    public static (int Start, int End) Find(ScannedText text, int separator, bool isEncoded)
    {
        var end = separator;
        while (end > 0 && separator - end < MaxGap && text[end - 1] is ' ' or '"' or '\'' or '\\' or ']') end--;
        var start = StartOfWord(text, end);
        if (isEncoded)
        {
            // %3Fname%3D, %26name%3D: the hexadecimal digits belong to what was encoded.
            if (start > 0 && text[start - 1] == '%') start = Math.Min(end, start + 2);
            return (start, end);
        }

        // "API key", "access key", "secret key": the word before says whose.
        var isKey = end - start == 3 && text.IsAt(start, "key", ignoreCase: true);
        if (isKey && text[start - 1] == ' ' && ScannedText.IsAsciiLetter(text[start - 2])) start = StartOfWord(text, start - 1);
        return (start, end);
    }

    /// <summary>Whether a name is just "value", and the name that it belongs to, before it, is a secret's: as in app.config and lists of pairs.</summary>
    public static bool IsValueOfSecret(ScannedText text, int nameStart, int nameEnd, MaskRules rules)
    {
        if (nameEnd - nameStart != 5 || !text.IsAt(nameStart, "value", ignoreCase: true)) return false;
        var end = nameStart;
        while (end > 0 && nameStart - end < MaxGap && text[end - 1] is ' ' or '"' or '\'' or ',' or '\\' or ';') end--;
        var start = StartOfWord(text, end);
        return start < end && end < nameStart && text[start - 1] is '"' or '\'' or ' ' or ':' or '=' && rules.Hides(text.Span(start, end));
    }

    static int StartOfWord(ScannedText text, int end)
    {
        var start = end;
        while (start > 0 && end - start < SecretNames.MaxLength && IsNameChar(text[start - 1])) start--;
        return start;
    }

    static bool IsNameChar(char c) => ScannedText.IsTokenChar(c) || c == '.' || ScannedText.IsIdeograph(c);
}
