namespace DingTalk.Alerting;

/// <summary>Names whose values are secrets, however they are written: <c>Api-Key</c>, <c>apiKey</c>, <c>X_API_KEY</c>.</summary>
static class SecretNames
{
    /// <summary>The longest name that is looked at; a longer one is judged by its end.</summary>
    public const int MaxLength = 64;

    static readonly string[] Anywhere =
    [
        "password", "passwd", "passphrase", "secret", "credential", "apikey", "accesskey", "accountkey", "privatekey",
        "encryptionkey", "connectionstring", "authorization", "密码", "口令", "密钥", "令牌",
    ];

    static readonly string[] AtTheEnd = ["pwd", "dbpass", "userpass", "token", "cookie", "cookies"];

    // In .NET texts these are everywhere, and none of them is a secret.
    static readonly string[] Harmless = ["publickeytoken", "cancellationtoken"];

    static readonly string[] InQueries = ["sign", "sig", "signature", "key", "pass"];

    /// <summary>Whether a value under this name must not be told.</summary>
    public static bool IsSecret(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        var plain = Normalise(name, buffer);
        foreach (var harmless in Harmless)
        {
            if (plain.EndsWith(harmless.AsSpan(), StringComparison.Ordinal)) return false;
        }

        foreach (var part in Anywhere)
        {
            if (plain.IndexOf(part.AsSpan(), StringComparison.Ordinal) >= 0) return true;
        }

        foreach (var end in AtTheEnd)
        {
            if (plain.EndsWith(end.AsSpan(), StringComparison.Ordinal)) return true;
        }

        return false;
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
    public static bool IsPassword(ReadOnlySpan<char> name) =>
        !name.EndsWith("token".AsSpan(), StringComparison.OrdinalIgnoreCase);

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
}
