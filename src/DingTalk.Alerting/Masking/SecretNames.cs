namespace DingTalk.Alerting;

/// <summary>Names whose values are secrets, however they are written: <c>Api-Key</c>, <c>apiKey</c>, <c>X_API_KEY</c>.</summary>
static class SecretNames
{
    /// <summary>The longest name that is looked at; a longer one is judged by its end.</summary>
    public const int MaxLength = 64;

    static readonly string[] Anywhere =
    [
        "password", "passwd", "passphrase", "secret", "credential", "apikey", "accesskey", "accountkey", "privatekey", "signingkey",
        "encryptionkey", "masterkey", "connectionstring", "authorization", "verificationcode", "jsessionid", "phpsessid",
    ];

    static readonly string[] AtTheEnd =
    [
        "pwd", "dbpass", "userpass", "token", "cookie", "cookies", "smscode", "otpcode", "aspnetsessionid", "accesssignature",
        "subscriptionkey", "licensekey", "authkey", "authkeys", "密码", "口令", "密钥", "令牌", "验证码",
    ];

    // In logs these are everywhere, and none of them is a secret.
    static readonly string[] HarmlessEnds =
    [
        "publickeytoken", "cancellationtoken", "pagetoken", "continuationtoken", "concurrencytoken", "synctoken", "unexpectedtoken",
        "name", "names", "length", "count", "type", "path", "file", "url", "uri", "arn", "policy", "expired", "expires", "expiry",
        "expiration", "age", "days", "attempts", "required", "enabled", "changed", "changedat", "updatedat", "reset", "version",
        "provider", "service", "handler", "filter", "scheme", "status", "result", "error", "errors", "failed", "strength", "valid",
        "accesskeyid", "secretkeyid", "manager", "store", "field", "hint", "rotation", "format",
    ];

    static readonly string[] InQueries = ["sign", "sig", "signature", "key", "pass", "xamzsignature", "auth", "ticket"];

    static readonly string[] Passwords = ["password", "passwd", "passphrase", "pwd", "dbpass", "userpass", "密码", "口令", "验证码"];

    /// <summary>Whether a value under this name must not be told.</summary>
    public static bool IsSecret(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        var plain = Normalise(name, buffer);
        return !EndsWith(plain, HarmlessEnds) && (Contains(plain, Anywhere) || EndsWith(plain, AtTheEnd));
    }

    /// <summary>Whether a parameter of an address is a secret under this name, which elsewhere is an ordinary word.</summary>
    public static bool IsSecretInQuery(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        var plain = Normalise(name, buffer);
        foreach (var parameter in InQueries)
        {
            if (plain.SequenceEqual(parameter.AsSpan())) return true;
        }

        return false;
    }

    /// <summary>Whether the value runs to the end of the line, with spaces in it, as in an HTTP header.</summary>
    public static bool IsHeader(ReadOnlySpan<char> name) =>
        name.EndsWith("authorization".AsSpan(), StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("cookie".AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the name is that of a password, which may be an ordinary word.</summary>
    public static bool IsPassword(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        var plain = Normalise(name, buffer);
        return Contains(plain, Passwords) || (plain.Length > "secret".Length && EndsWith(plain, ["secret"]));
    }

    /// <summary>Whether the name is that of a token, which parsers have as well, and which is never short.</summary>
    public static bool IsToken(ReadOnlySpan<char> name) =>
        name.EndsWith("token".AsSpan(), StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("cookies".AsSpan(), StringComparison.OrdinalIgnoreCase);

    public static string Normalise(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        return Normalise(name, buffer).ToString();
    }

    static ReadOnlySpan<char> Normalise(ReadOnlySpan<char> name, Span<char> buffer)
    {
        if (name.Length > MaxLength) name = name.Slice(name.Length - MaxLength);
        var length = 0;
        foreach (var c in name)
        {
            if (c is '_' or '-' or '.' or ' ' or ':') continue;
            buffer[length++] = char.ToLowerInvariant(c);
        }

        return buffer.Slice(0, length);
    }

    static bool Contains(ReadOnlySpan<char> name, string[] parts)
    {
        foreach (var part in parts)
        {
            if (name.IndexOf(part.AsSpan(), StringComparison.Ordinal) >= 0) return true;
        }

        return false;
    }

    static bool EndsWith(ReadOnlySpan<char> name, string[] ends)
    {
        foreach (var end in ends)
        {
            if (name.EndsWith(end.AsSpan(), StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
