using System.Globalization;
using System.Text;

namespace DingTalk.Alerting;

/// <summary>An address with names in braces. What is put in their place comes from log events: it can lead to no other host.</summary>
static class LinkTemplate
{
    const int MaxValueLength = 200;

    public static readonly IReadOnlyList<string> Names =
    [
        "TraceId", "SpanId", "Category", "Template", "Exception", "Level", "EventId", "Kind", "Application", "Environment", "Instance",
        "Version", "From", "To", "FromUnix", "ToUnix", "FromUnixMs", "ToUnixMs",
    ];

    /// <summary>Whether it is an http or https address whose host is fixed.</summary>
    public static bool IsValid(string template)
    {
        template = template.Trim();
        var scheme = template.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return false;
        var end = template.IndexOfAny(['/', '?', '#'], scheme + 3);
        var authority = end < 0 ? template.Substring(scheme) : template.Substring(scheme, end - scheme);
        return !authority.Contains('{')
            && Uri.TryCreate(Fill(template, static _ => "0"), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
    }

    /// <summary>The first name in braces that stands for nothing, or null.</summary>
    public static string? UnknownName(string template)
    {
        string? unknown = null;
        Fill(template, name =>
        {
            if (!Names.Contains(name)) unknown ??= name;
            return "";
        });
        return unknown;
    }

    /// <summary>The address; null where a name has no value.</summary>
    public static string? Fill(string template, Func<string, string?> valueOf)
    {
        var url = new StringBuilder(template.Length);
        for (var at = 0; at < template.Length;)
        {
            var end = template[at] == '{' ? NameEnd(template, at) : -1;
            if (end < 0)
            {
                url.Append(template[at++]);
                continue;
            }

            if (valueOf(template.Substring(at + 1, end - at - 1)) is not { } value) return null;
            url.Append(Escape(value));
            at = end + 1;
        }

        return url.ToString();
    }

    // Only letters: braces are also found in addresses that have nothing to fill in.
    static int NameEnd(string template, int start)
    {
        var end = start + 1;
        while (end < template.Length && template[end] is >= 'a' and <= 'z' or >= 'A' and <= 'Z') end++;
        return end > start + 1 && end < template.Length && template[end] == '}' ? end : -1;
    }

    static string Escape(string value)
    {
        // A step up the path, even encoded, is taken by some clients.
        if (value.All(static c => c == '.')) return "";
        var text = new StringBuilder(Math.Min(value.Length, MaxValueLength));
        for (var i = 0; i < value.Length && text.Length < MaxValueLength; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) text.Append(value[i++]).Append(value[i]);
            else if (!char.IsSurrogate(value[i]) && !char.IsControl(value[i])) text.Append(value[i]);
        }

        // What markdown or a client could read as the end of the link.
        return string.Concat(Uri.EscapeDataString(text.ToString()).Select(static c => c is '(' or ')' or '*' or '!' or '\'' or '~'
            ? "%" + ((int)c).ToString("X2", CultureInfo.InvariantCulture)
            : c.ToString()));
    }
}
