namespace DingTalk.Alerting;

/// <summary>Secrets that are known by their shape alone.</summary>
static class SecretShapes
{
    const int MaxAuthority = 512;
    const int MaxPemLabel = 64;
    const int MinTokenLength = 8;
    const int SurelyRandomLength = 40;

    static readonly (string Prefix, int Length)[] Prefixes =
    [
        ("SEC", 32), ("AKIA", 16), ("ASIA", 16), ("ghp_", 20), ("gho_", 20), ("ghs_", 20), ("github_pat_", 20), ("glpat-", 16),
        ("xoxb-", 16), ("xoxp-", 16), ("AIza", 30), ("sk-", 20), ("sk_live_", 16), ("LTAI", 12),
    ];

    static readonly string[] Schemes = ["Bearer ", "Basic "];

    public static char At(string text, int i) => (uint)i < (uint)text.Length ? text[i] : '\0';

    public static bool IsTokenChar(char c) =>
        c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-';

    /// <summary>The password in <c>://user:password@host</c>, or a lone token in the user's place.</summary>
    public static (int Start, int End) UserInfo(string text, int start)
    {
        var limit = Math.Min(text.Length, start + MaxAuthority);
        var colon = -1;
        var at = -1;
        for (var i = start; i < limit && !EndsAuthority(text[i]); i++)
        {
            if (text[i] == '@') at = i;
            else if (text[i] == ':' && colon < 0) colon = i;
        }

        if (at < 0) return default;
        if (colon >= 0 && colon < at) return (colon + 1, at);
        return LooksRandom(text, start, at) ? (start, at) : default;
    }

    public static (int Start, int End) PrivateKey(string text, int i)
    {
        const string begin = "-----BEGIN ";
        const string end = "-----END ";
        if (!IsAt(text, i, begin)) return default;
        var label = text.IndexOf("PRIVATE KEY", i, Math.Min(text.Length - i, MaxPemLabel), StringComparison.Ordinal);
        if (label < 0) return default;

        // A key that was cut at capture has no end: then all the rest is the key.
        var close = text.IndexOf(end, label, StringComparison.Ordinal);
        if (close < 0) return (i, text.Length);
        var last = text.IndexOf("-----", close + end.Length, StringComparison.Ordinal);
        return (i, last < 0 ? text.Length : last + 5);
    }

    /// <summary>A token that starts at the start of a word: JWTs, keys with a known prefix, what follows an HTTP scheme.</summary>
    public static (int Start, int End) Token(string text, int i)
    {
        if (IsAt(text, i, "eyJ")) return Jwt(text, i);
        foreach (var (prefix, length) in Prefixes)
        {
            if (!IsAt(text, i, prefix)) continue;
            var end = EndOfToken(text, i + prefix.Length);
            if (end - i - prefix.Length >= length && LooksRandom(text, i + prefix.Length, end)) return (i, end);
        }

        foreach (var scheme in Schemes)
        {
            if (string.Compare(text, i, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            var start = i + scheme.Length;
            var end = start;
            while (end < text.Length && (IsTokenChar(text[end]) || text[end] is '.' or '~' or '+' or '/' or '=')) end++;
            while (end > start && text[end - 1] == '.') end--;
            if (end - start >= MinTokenLength && LooksRandom(text, start, end)) return (start, end);
        }

        return default;
    }

    /// <summary>Whether no one would write it as a word: a digit in it, capitals inside, or very long.</summary>
    public static bool LooksRandom(string text, int start, int end)
    {
        if (end - start >= SurelyRandomLength) return true;
        var hasLower = false;
        for (var i = start; i < end; i++)
        {
            if (text[i] is >= '0' and <= '9') return true;
            if (text[i] is >= 'A' and <= 'Z' && hasLower) return true;
            hasLower |= text[i] is >= 'a' and <= 'z';
        }

        return false;
    }

    static (int Start, int End) Jwt(string text, int start)
    {
        var end = EndOfToken(text, start);
        if (end - start < 10 || At(text, end) != '.') return default;
        var payload = EndOfToken(text, end + 1);
        if (payload - end < 4) return default;
        return (start, At(text, payload) == '.' ? EndOfToken(text, payload + 1) : payload);
    }

    static int EndOfToken(string text, int i)
    {
        while (i < text.Length && IsTokenChar(text[i])) i++;
        return i;
    }

    static bool EndsAuthority(char c) => c is '/' or '?' or '#' or '"' or '\'' or '<' or '>' || char.IsWhiteSpace(c);

    static bool IsAt(string text, int i, string part) => string.CompareOrdinal(text, i, part, 0, part.Length) == 0;
}
