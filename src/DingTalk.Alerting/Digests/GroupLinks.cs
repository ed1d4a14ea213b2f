using System.Globalization;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Where to look next: the addresses of a kind's trace, logs and runbook, made of the configured templates alone.</summary>
sealed class GroupLinks(MessageStyle style, Digest digest)
{
    const int MaxTraceIdLength = 128;

    /// <summary>The first sample that has a trace id, or null.</summary>
    public static string? TraceIdOf(DigestGroup group) => group.Samples.Count > 0 && group.Samples[0].TraceId is { Length: > 0 } id ? id : null;

    public string? Trace(DigestGroup group) => digest.CountsOnly || Value("TraceId", group) is null ? null : Fill(style.TraceUrl, group);

    public string? Details(DigestGroup group) => digest.CountsOnly ? null : Fill(style.DetailsUrl, group);

    public string? Runbook(DigestGroup group)
    {
        if (digest.CountsOnly || group.IsOther) return null;
        foreach (var runbook in style.Runbooks)
        {
            if (Matches(runbook.Category, group.Category) && Matches(runbook.Template, group.Template)) return Fill(runbook.Url, group);
        }

        return null;
    }

    /// <summary>The links as buttons, as many as take no more than so many bytes.</summary>
    public List<ActionCardButton> Buttons(DigestGroup group, int maxBytes)
    {
        var buttons = new List<ActionCardButton>();
        Add(style.Words.TraceButton, Trace(group));
        Add(style.Words.Details, Details(group));
        Add(style.Words.Runbook, Runbook(group));
        return buttons;

        void Add(string title, string? url)
        {
            if (url is null) return;
            var bytes = BytesOf(new ActionCardButton(title, url));
            if (bytes > maxBytes) return;
            maxBytes -= bytes;
            buttons.Add(new ActionCardButton(title, url));
        }
    }

    /// <summary>What a button takes of a message: its texts, and the JSON around them.</summary>
    public static int BytesOf(ActionCardButton button) => JsonSize.Of(button.Title) + JsonSize.Of(button.Url) + 40;

    static bool Matches(string? pattern, string? text) => pattern is null || (text is not null && Wildcard.IsMatch(pattern, text));

    string? Fill(string template, DigestGroup group) =>
        template.Length == 0 ? null : LinkTemplate.Fill(template, name => Value(name, group) is { } value ? style.Text.Masked(value) : null);

    string? Value(string name, DigestGroup group) => name switch
    {
        "TraceId" => TraceIdOf(group) is { } id && IsId(id) ? id : null,
        "SpanId" => group.Samples.Count > 0 && group.Samples[0].SpanId is { } id && IsId(id) ? id : null,
        "Category" => group.Category ?? "",
        "Template" => group.Template,
        "Exception" => group.ExceptionTypes.Count > 0 ? group.ExceptionTypes[0] : "",
        "Level" => group.Level.ToString(),
        "EventId" => group.EventId.ToString(CultureInfo.InvariantCulture),
        "Kind" => Fingerprint(group),
        "Application" => style.Application,
        "Environment" => style.Environment,
        "Instance" => style.Instance,
        "Version" => style.Version,
        "From" => Iso(group.First),
        "To" => Iso(End(group)),
        "FromUnix" => Number(group.First.ToUnixTimeSeconds()),
        "ToUnix" => Number(End(group).ToUnixTimeSeconds()),
        "FromUnixMs" => Number(group.First.ToUnixTimeSeconds() * 1_000),
        "ToUnixMs" => Number(End(group).ToUnixTimeSeconds() * 1_000),
        _ => "",
    };

    // An id of another shape could lead the link elsewhere.
    static bool IsId(string id) => id.Length is > 0 and <= MaxTraceIdLength && id.All(static c => ScannedText.IsTokenChar(c));

    // Whole seconds, the last one included.
    static DateTimeOffset End(DigestGroup group) => group.Last.AddSeconds(1);

    static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    // The same in every process and version, so no string hash of the runtime's.
    static string Fingerprint(DigestGroup group)
    {
        var text = $"{group.Category}\n{Number(group.EventId)}\n{group.Template}\n{string.Join("\n", group.ExceptionTypes)}";
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
