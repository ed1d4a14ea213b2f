using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Values that are known by the name before them: <c>password=…</c>, <c>"token": "…"</c>, <c>Authorization: …</c>.</summary>
sealed class SecretAssignment(ScannedText text, MaskRules rules)
{
    const int MaxGap = 8;
    const int MaxJudged = 256;
    const int MinTokenLength = 6;
    const int SurelyTokenLength = 12;

    /// <summary>The value after a separator, where the name before it is a secret's.</summary>
    public (int Start, int End) Find(int separator, int after)
    {
        var isEncoded = after - separator > 1;
        var isEquals = isEncoded || text[separator] == '=';
        if (text[after] is '=' or '>' || text[separator - 1] is '=' or '!' or '<' or '>') return default;
        var (nameStart, nameEnd) = SecretNameBefore.Find(text, separator, isEncoded);
        if (nameEnd == nameStart) return default;

        var name = text.Span(nameStart, nameEnd);
        var isQuery = isEquals && (isEncoded || text[nameStart - 1] is '?' or '&');
        var isNamed = rules.IsNamed(name);
        var isAttribute = !isNamed && SecretNameBefore.IsValueOfSecret(text, nameStart, nameEnd, rules);
        if (!isNamed && !isAttribute && !rules.Hides(name) && !(isQuery && rules.Masks(SensitiveData.Secrets) && SecretNames.IsSecretInQuery(name)))
            return default;

        var start = after;
        while (start - after < MaxGap && text[start] is ' ' or '\t') start++;
        var escape = text[start] == '\\' && text[start + 1] is '"' or '\'';
        if (escape) start++;
        var isToken = !isNamed && SecretNames.IsToken(name);
        if (text[start] is '"' or '\'')
        {
            var close = EndOfQuoted(start, escape);
            return (isToken && close - start - 1 < MinTokenLength) || SecretWords.IsPlain(text, start + 1, close) ? default : (start + 1, close);
        }

        if (SecretNames.IsHeader(name) && !isNamed) return isQuery ? default : Header(start);
        if (text[start] is '{' or '[') return Braced(start, nameStart);
        var end = EndOfValue(start, IsAfterSemicolon(nameStart), isEncoded);
        if (end == start || SecretWords.IsPlain(text, start, end)) return default;
        if (isNamed || isQuery || isAttribute) return (start, end);
        if (isToken && !IsToken(start, end)) return default;
        return isEquals || IsSecretAfterColon(name, start, end) ? (start, end) : default;
    }

    /// <summary>The content of an XML element with a secret's name.</summary>
    public (int Start, int End) FindElement(int close)
    {
        var (start, end) = SecretNameBefore.Find(text, close, isEncoded: false);
        if (end == start || end != close || text[start - 1] != '<' || !rules.Hides(text.Span(start, end))) return default;
        var next = text.Find("<", close + 1);
        return (close + 1, next < 0 ? text.Length : next);
    }

    /// <summary>The word after <c>--password</c>, as on a command line.</summary>
    public (int Start, int End) FindArgument(int dash)
    {
        if (text[dash + 1] != '-' || text[dash - 1] is not (' ' or '"' or '\'' or '\0' or '[' or '\n')) return default;
        var end = dash + 2;
        while (end - dash < SecretNames.MaxLength && ScannedText.IsTokenChar(text[end])) end++;
        if (text[end] != ' ' || !rules.Hides(text.Span(dash + 2, end))) return default;
        var start = end + 1;
        if (text[start] is '-' or ' ') return default;
        if (text[start] is '"' or '\'') return (start + 1, EndOfQuoted(start, isEscaped: false));
        return (start, EndOfValue(start, isInConnectionString: false, isEncoded: false));
    }

    int EndOfQuoted(int quote, bool isEscaped)
    {
        var mark = text[quote];
        for (var i = quote + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == mark && !isEscaped)
            {
                // Connection strings and SQL double the quote that stands inside.
                if (text[i + 1] != mark || text[i + 2] is '\0' or ';' or ',' or ' ' or '}') return i;
                i++;
                continue;
            }

            if (c != '\\') continue;
            if (isEscaped && text[i + 1] == mark) return i;
            i++;
        }

        return text.Length;
    }

    // A value under "Authorization" or "Cookie" may be a sentence of the application's own: "Authorization: failed for Bob".
    (int Start, int End) Header(int start)
    {
        var end = start;
        var isSecret = false;
        var hasDigit = false;
        for (var word = start; end < text.Length; end++)
        {
            var c = text[end];
            if (c == '"' && end > start && text[end - 1] == '=')
            {
                end = EndOfQuoted(end, isEscaped: false);
                if (end == text.Length) break;
                continue;
            }

            if (MarkdownText.IsNewLine(c) || c is '"' or '}') break;
            if (c is ' ' or '\t')
            {
                word = end + 1;
                hasDigit = false;
            }

            hasDigit |= ScannedText.IsDigit(c);
            isSecret |= c == '=' || end - word >= 24 || (hasDigit && end - word >= 5) || text.IsCutAt(end);
            if (!isSecret && end - start > MaxJudged) return default;
        }

        return isSecret ? (start, end) : default;
    }

    // {Password} is a hole of a template, { "min": 8 } an object, and PWD={a;b} the way in which ODBC quotes.
    (int Start, int End) Braced(int start, int nameStart)
    {
        if (text[start] != '{' || !IsAfterSemicolon(nameStart)) return default;
        var close = text.Find("}", start + 1, MaxJudged);
        return close < 0 ? default : (start + 1, close);
    }

    int EndOfValue(int start, bool isInConnectionString, bool isEncoded)
    {
        var end = start;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (EndsValue(c) || (!isInConnectionString && EndsWord(c))) break;
            if (isEncoded && c == '%' && text[end + 1] == '2' && text[end + 2] == '6') break;
        }

        return end;
    }

    static bool EndsValue(char c) => c is ';' or '"' or '\'' || MarkdownText.IsNewLine(c);

    static bool EndsWord(char c) =>
        c is ',' or '&' or ')' or '}' or ']' or '<' or '>' or '|' or '，' or '。' or '；' or '）' || char.IsWhiteSpace(c);

    bool IsAfterSemicolon(int nameStart)
    {
        var i = nameStart;
        while (i > 0 && nameStart - i < MaxGap && text[i - 1] is ' ') i--;
        return text[i - 1] == ';';
    }

    bool IsToken(int start, int end) =>
        text.IsCutAt(end - 1) || end - start >= SurelyTokenLength || (end - start >= MinTokenLength && SecretShapes.LooksRandom(text, start, end));

    /// <summary>
    /// After a colon a sentence may follow: "token: expired" and "password: must have a digit" stay; "password: hunter" does not.
    /// </summary>
    bool IsSecretAfterColon(ReadOnlySpan<char> name, int start, int end)
    {
        if (text.IsCutAt(end - 1) || SecretShapes.LooksRandom(text, start, end)) return true;
        if (!SecretNames.IsPassword(name)) return false;
        for (var i = start; i < end; i++)
        {
            if (ScannedText.IsIdeograph(text[i])) return false;
            if (!char.IsLetter(text[i])) return true;
        }

        var isSentence = text[end] == ' ' && char.IsLetter(text[end + 1]);
        return !isSentence;
    }
}
