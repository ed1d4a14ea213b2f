namespace DingTalk.Alerting;

/// <summary>What stands in a secret's place and is none: "using password: YES", "secret = null", "token: expired".</summary>
static class SecretWords
{
    const int Longest = 16;

    static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "yes", "no", "true", "false", "null", "nil", "none", "undefined", "empty", "missing", "required", "invalid", "expired",
        "incorrect", "wrong", "changed", "reset", "failed", "ok", "denied", "unknown", "unset", "set", "masked", "redacted", "hidden",
        "rejected", "revoked", "valid", "mismatch", "unchanged", "optional", "(null)", "not", "is", "was", "must", "has", "cannot",
        "***", "****", "*****", "******", "********", "xxx", "xxxx", "xxxxxx", "xxxxxxxx", "•••", "...", "-", "[redacted]",
        "<redacted>", "{masked}", "(hidden)",
    };

    public static bool IsPlain(ScannedText text, int start, int end)
    {
        if (end <= start) return true;
        while (end > start && text[end - 1] is '.' or ':' or '!') end--;
        return end > start && end - start <= Longest && Plain.Contains(text.Span(start, end).ToString());
    }
}
