namespace DingTalk.Testing.Rendering;

/// <summary>Which addresses become links and pictures. Everything else stays text.</summary>
static class SafeAddress
{
    const int MaxLength = 4096;

    static readonly string[] Openable = ["http", "https", "dingtalk", "mailto", "tel"];

    /// <summary>The address to open, or null: the web, DingTalk's own wrapper, mail and telephone.</summary>
    public static string? ToOpen(string? raw) => Parse(raw) is { } address && Openable.Contains(address.Scheme) ? address.AbsoluteUri : null;

    /// <summary>The address of a picture, or null.</summary>
    public static string? ToShow(string? raw) => Parse(raw) is { Scheme: "http" or "https" } address ? address.AbsoluteUri : null;

    static Uri? Parse(string? raw)
    {
        if (raw is null) return null;
        raw = raw.Trim();
        if (raw.Length is 0 or > MaxLength || raw.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))) return null;

        // A path such as /etc is an absolute file address on Unix: only what names its scheme counts.
        if (!Uri.TryCreate(raw, UriKind.Absolute, out var address)) return null;
        if (!raw.StartsWith(address.Scheme + ":", StringComparison.OrdinalIgnoreCase)) return null;
        return address is { Scheme: "http" or "https", Host.Length: 0 } ? null : address;
    }
}
