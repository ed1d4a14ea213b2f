namespace DingTalk.Alerting;

/// <summary>Secrets that are known by their shape alone.</summary>
static class SecretShapes
{
    public const string PemBegin = "-----BEGIN ";
    const string PemEnd = "-----END ";
    const int MaxPemLabel = 64;
    const int MinTokenLength = 8;
    const int MinCutLength = 3;
    const int SurePrefixLength = 8;
    const int SurelyRandomLength = 40;
    const int BotIdLength = 11;
    const int BotKeyLength = 30;

    // Prefix, and the fewest characters that follow it.
    static readonly (string Prefix, int Length)[] Prefixes =
    [
        ("SEC", 32), ("AKIA", 16), ("ASIA", 16), ("AKID", 13), ("LTAI", 12), ("STS.", 20), ("AIza", 30), ("ya29.", 20),
        ("ghp_", 20), ("gho_", 20), ("ghs_", 20), ("ghu_", 20), ("ghr_", 20), ("github_pat_", 20),
        ("glpat-", 16), ("gldt-", 16), ("glrt-", 16), ("glcbt-", 16),
        ("xoxb-", 16), ("xoxp-", 16), ("xoxa-", 16), ("xoxr-", 16), ("xoxs-", 16), ("xapp-", 16),
        ("sk-", 20), ("sk_live_", 16), ("sk_test_", 16), ("rk_live_", 16), ("pk_live_", 16), ("whsec_", 16),
        ("npm_", 30), ("pypi-", 30), ("dop_v1_", 30), ("hf_", 30), ("oy2", 40), ("SG.", 20), ("dapi", 32), ("hvs.", 20), ("AGE-SECRET-KEY-", 20),
    ];

    static readonly string[] Schemes = ["Bearer ", "Basic "];

    public static (int Start, int End) PrivateKey(ScannedText text, int i)
    {
        var label = text.Find("PRIVATE KEY", i, MaxPemLabel);
        if (label < 0) return default;

        // A key that was cut at capture has no end: then all the rest is the key.
        var close = text.Find(PemEnd, label);
        if (close < 0) return (i, text.Length);
        var last = text.Find("-----", close + PemEnd.Length, MaxPemLabel);
        return (i, last < 0 ? text.Length : last + 5);
    }

    /// <summary>A token that starts at the start of a word: JWTs, keys with a known prefix, what follows an HTTP scheme.</summary>
    public static (int Start, int End) Token(ScannedText text, int i)
    {
        switch (text[i])
        {
            case 'e' when text.IsAt(i, "eyJ"):
                return Jwt(text, i);
            case 't' when text.IsAt(i, "thin:"):
                return Oracle(text, i + "thin:".Length);
            case 'B' or 'b':
                return AfterScheme(text, i);
            default:
                return Prefixed(text, i);
        }
    }

    /// <summary>A Telegram bot's token: its number, a colon, and 35 characters.</summary>
    public static (int Start, int End) BotToken(ScannedText text, int i)
    {
        var colon = i;
        while (colon - i < BotIdLength && ScannedText.IsDigit(text[colon])) colon++;
        if (colon - i < 8 || text[colon] != ':' || text[colon + 1] != 'A' || text[colon + 2] != 'A') return default;
        var end = text.EndOfToken(colon + 1);
        return end - colon > BotKeyLength || text.IsCutAt(end) ? (i, end) : default;
    }

    /// <summary>Whether no one would write it as a word: a digit in it, capitals inside, or very long.</summary>
    public static bool LooksRandom(ScannedText text, int start, int end)
    {
        if (end - start >= SurelyRandomLength) return true;
        var hasLower = false;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (ScannedText.IsDigit(c)) return true;
            if (c is >= 'A' and <= 'Z' && hasLower) return true;
            hasLower |= c is >= 'a' and <= 'z';
        }

        return false;
    }

    static (int Start, int End) Prefixed(ScannedText text, int i)
    {
        foreach (var (prefix, length) in Prefixes)
        {
            if (!text.IsAt(i, prefix)) continue;
            var start = i + prefix.Length;
            var end = start;
            while (end < text.Length && (ScannedText.IsTokenChar(text[end]) || (text[end] == '.' && prefix[prefix.Length - 1] == '.'))) end++;
            var isCut = text.IsCutAt(end) && end - start >= (prefix.Length >= SurePrefixLength ? 1 : MinCutLength);
            if (isCut || (end - start >= length && LooksRandom(text, start, end) && !IsSlug(text, start, end))) return (i, end);
        }

        return default;
    }

    // sk-some-long-name-of-a-thing-2: words between dashes, as branches and resources are called.
    static bool IsSlug(ScannedText text, int start, int end)
    {
        var words = 0;
        var length = 0;
        for (var i = start; i <= end; i++)
        {
            if (i < end && text[i] is not ('-' or '_'))
            {
                if (text[i] is >= 'A' and <= 'Z') return false;
                length++;
                if (length > 12) return false;
                continue;
            }

            words++;
            length = 0;
        }

        return words >= 3;
    }

    static (int Start, int End) AfterScheme(ScannedText text, int i)
    {
        foreach (var scheme in Schemes)
        {
            if (!text.IsAt(i, scheme, ignoreCase: true)) continue;
            var start = i + scheme.Length;
            var end = start;
            while (end < text.Length && (ScannedText.IsTokenChar(text[end]) || text[end] is '.' or '~' or '+' or '/' or '=')) end++;
            var isCut = text.IsCutAt(end) && end - start >= MinCutLength;
            while (end > start && text[end - 1] == '.') end--;
            if (isCut || (end - start >= MinTokenLength && LooksRandom(text, start, end))) return (start, end);
        }

        return default;
    }

    // jdbc:oracle:thin:scott/tiger@host
    static (int Start, int End) Oracle(ScannedText text, int start)
    {
        const int longest = 128;
        var slash = -1;
        for (var i = start; i - start < longest && i < text.Length && !char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] == '/' && slash < 0) slash = i;
            if (text[i] == '@') return slash > start ? (slash + 1, i) : default;
        }

        return default;
    }

    static (int Start, int End) Jwt(ScannedText text, int start)
    {
        var end = text.EndOfToken(start);
        if (text.IsCutAt(end) && end - start >= MinTokenLength) return (start, end);
        if (end - start < 10 || text[end] != '.') return default;
        var payload = text.EndOfToken(end + 1);
        if (text.IsCutAt(payload)) return (start, payload);
        if (payload - end < 4) return default;
        // Five parts where it is encrypted; some of them may be empty.
        for (var part = 0; part < 3 && text[payload] == '.'; part++)
        {
            var next = text.EndOfToken(payload + 1);
            if (next == payload + 1 && text[next] != '.') break;
            payload = next;
        }

        return (start, payload);
    }
}
