namespace DingTalk.Robots;

/// <summary>An address that may stand in markdown: of a kind that opens a page, and without what would end the link early.</summary>
static class MarkdownAddress
{
    static readonly string[] Schemes = ["http", "https", "dingtalk", "mailto", "tel"];

    /// <summary>The address, or null where it is none or of another kind, as javascript.</summary>
    public static string? Escape(string? url) => Escape(url, Schemes);

    public static string? EscapePicture(string? url) => Escape(url, ["http", "https"]);

    static string? Escape(string? url, string[] schemes)
        => Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) && Array.IndexOf(schemes, uri.Scheme) >= 0
            ? uri.AbsoluteUri.Replace("(", "%28").Replace(")", "%29").Replace("<", "%3C").Replace(">", "%3E").Replace("\\", "%5C")
            : null;
}
