using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Secrets that are known by the name before them: <c>password=…</c>, <c>"token": "…"</c>, <c>Authorization: …</c>.</summary>
static class SecretAssignment
{
    const int MaxGap = 8;
    const int MaxJudged = 256;

    /// <summary>The value after a separator, where the name before it is a secret's.</summary>
    public static (int Start, int End) Find(string text, int separator)
    {
        if (SecretShapes.At(text, separator + 1) is '=' or '>' || (separator > 0 && text[separator - 1] is '=' or '!' or '<' or '>'))
            return default;
        var (nameStart, nameEnd) = NameBefore(text, separator);
        if (nameEnd == nameStart) return default;

        var name = text.AsSpan(nameStart, nameEnd - nameStart);
        var before = SecretShapes.At(text, nameStart - 1);
        var isQuery = text[separator] == '=' && before is '?' or '&' && SecretNames.IsSecretInQuery(name);
        if (!isQuery && !SecretNames.IsSecret(name)) return default;

        var start = separator + 1;
        while (start - separator <= MaxGap && SecretShapes.At(text, start) is ' ' or '\t') start++;
        var escape = SecretShapes.At(text, start) == '\\' && SecretShapes.At(text, start + 1) is '"' or '\'';
        if (escape) start++;
        if (SecretShapes.At(text, start) is '"' or '\'') return (start + 1, EndOfQuoted(text, start, escape));

        if (SecretNames.IsHeader(name)) return Header(text, start);
        var end = EndOfValue(text, start, isInConnectionString: IsAfterSemicolon(text, nameStart));
        if (IsNothing(text, start, end)) return default;
        return text[separator] == '=' || IsSecretAfterColon(text, name, start, end) ? (start, end) : default;
    }

    /// <summary>The content of an XML element with a secret's name.</summary>
    public static (int Start, int End) FindElement(string text, int close)
    {
        var (start, end) = NameBefore(text, close);
        if (end == start || end != close || SecretShapes.At(text, start - 1) != '<') return default;
        if (!SecretNames.IsSecret(text.AsSpan(start, end - start))) return default;
        var next = text.IndexOf('<', close + 1);
        return (close + 1, next < 0 ? text.Length : next);
    }

    static (int Start, int End) NameBefore(string text, int separator)
    {
        var end = separator;
        while (end > 0 && separator - end < MaxGap && text[end - 1] is ' ' or '"' or '\'' or '\\' or ']') end--;
        var start = end;
        while (start > 0 && end - start < SecretNames.MaxLength && (SecretShapes.IsTokenChar(text[start - 1]) || text[start - 1] == '.'))
            start--;
        return (start, end);
    }

    static int EndOfQuoted(string text, int quote, bool isEscaped)
    {
        for (var i = quote + 1; i < text.Length; i++)
        {
            if (text[i] == text[quote] && !isEscaped) return i;
            if (text[i] != '\\') continue;
            if (isEscaped && SecretShapes.At(text, i + 1) == text[quote]) return i;
            i++;
        }

        return text.Length;
    }

    // A value under "Authorization" or "Cookie" may be a sentence of the application's own: "Authorization: failed for Bob".
    static (int Start, int End) Header(string text, int start)
    {
        var end = start;
        var isSecret = false;
        for (var word = start; end < text.Length && !MarkdownText.IsNewLine(text[end]) && text[end] is not ('"' or '}'); end++)
        {
            if (text[end] is ' ' or '\t') word = end + 1;
            isSecret |= text[end] is '=' or >= '0' and <= '9' || end - word >= 24;
            if (!isSecret && end - start > MaxJudged) return default;
        }

        return isSecret ? (start, end) : default;
    }

    static int EndOfValue(string text, int start, bool isInConnectionString)
    {
        var end = start;
        while (end < text.Length && !EndsValue(text[end]) && (isInConnectionString || !EndsWord(text[end]))) end++;
        return end;
    }

    static bool EndsValue(char c) => c is ';' or '"' or '\'' || MarkdownText.IsNewLine(c);

    static bool EndsWord(char c) => c is ',' or '&' or ')' or '}' or ']' or '<' or '>' or '|' || char.IsWhiteSpace(c);

    static bool IsAfterSemicolon(string text, int nameStart)
    {
        var i = nameStart;
        while (i > 0 && nameStart - i < MaxGap && text[i - 1] is ' ') i--;
        return SecretShapes.At(text, i - 1) == ';';
    }

    static bool IsNothing(string text, int start, int end) =>
        end == start || text[start] is '{' or '[' || text.AsSpan(start, end - start).SequenceEqual("null".AsSpan());

    /// <summary>
    /// After a colon a sentence may follow: "token: expired" and "password: must have a digit" stay; "password: hunter" does not.
    /// </summary>
    static bool IsSecretAfterColon(string text, ReadOnlySpan<char> name, int start, int end)
    {
        if (SecretShapes.LooksRandom(text, start, end)) return true;
        if (!SecretNames.IsPassword(name)) return false;
        for (var i = start; i < end; i++)
        {
            if (!char.IsLetter(text[i])) return true;
        }

        var isSentence = SecretShapes.At(text, end) == ' ' && char.IsLetter(SecretShapes.At(text, end + 1));
        return !isSentence;
    }
}
