using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Writes the details of groups, each in at most so many bytes.</summary>
sealed class GroupDetails(MessageStyle style, Digest digest, DigestFacts facts, EventTimes times)
{
    const int MaxValues = 5;
    const int MaxVarying = 4;
    const int MaxProperties = 12;
    const int MaxValueBytes = 120;
    const int MaxPropertyBytes = 400;
    const int MaxNameBytes = 100;
    const int MaxTraceIdLength = 128;

    readonly Words _words = style.Words;
    readonly ExceptionText _exceptions = new(style);

    /// <summary>The details in the order in which they are shown.</summary>
    public static IReadOnlyList<GroupDetail> Order { get; } =
    [
        GroupDetail.When, GroupDetail.Sample, GroupDetail.Exception, GroupDetail.Varying, GroupDetail.Properties,
        GroupDetail.AlsoLoggedBy, GroupDetail.Trace,
    ];

    /// <summary>A detail, without its prefix; empty where there is nothing to say.</summary>
    public string Write(GroupDetail detail, DigestGroup group, int maxBytes) => detail switch
    {
        GroupDetail.Exception => _exceptions.InShort(group, Sample(group)?.Exception, maxBytes),
        GroupDetail.Sample => Example(group, maxBytes),
        GroupDetail.Varying => Varying(group, maxBytes),
        GroupDetail.Properties => Properties(group, maxBytes),
        GroupDetail.When => When(group, maxBytes),
        GroupDetail.AlsoLoggedBy => AlsoLoggedBy(group, maxBytes),
        _ => Trace(group, maxBytes),
    };

    /// <summary>The exception in full; empty where there is none.</summary>
    public string WriteException(DigestGroup group, int maxBytes) =>
        Sample(group)?.Exception is { } exception ? _exceptions.InFull(exception, maxBytes) : "";

    // Where DingTalk refused the content, all that is left is what the kind is known by.
    AlertSample? Sample(DigestGroup group) => digest.CountsOnly || group.Samples.Count == 0 ? null : group.Samples[0];

    /// <summary>What a kind is called in its entry: its template, or the text itself where there was one event only.</summary>
    public string Headline(DigestGroup group) =>
        group.Count == 1 && Sample(group) is { Message.Length: > 0 } only ? only.Message
        : group.Template.Length > 0 ? group.Template : _words.NoText;

    string Example(DigestGroup group, int maxBytes)
    {
        if (Sample(group) is not { } sample || sample.Message.Length == 0 || sample.Message == Headline(group)) return "";
        return _words.Example + style.Text.Line(sample.Message, maxBytes - JsonSize.Of(_words.Example));
    }

    string Varying(DigestGroup group, int maxBytes)
    {
        var text = new BudgetText(maxBytes);
        if (digest.CountsOnly) return "";
        foreach (var varying in group.Varying.Where(static v => !IsPlumbing(v.Name)).Take(MaxVarying))
        {
            var line = style.Text.Name(varying.Name, MaxNameBytes) + _words.Colon
                + _words.Distinct(varying.Values.Count, varying.IsComplete, group.Count);
            if (style.Text.IsHidden(varying.Name))
            {
                line += TextMasker.Masked;
            }
            else
            {
                line += string.Join(_words.Comma, varying.Values.Take(MaxValues).Select(v => style.Text.Line(v, MaxValueBytes)));
                if (varying.Values.Count > MaxValues || !varying.IsComplete) line += " …";
            }

            if (!text.TryLine(line)) break;
        }

        return text.ToString();
    }

    string Properties(DigestGroup group, int maxBytes)
    {
        if (Sample(group) is not { } sample) return "";
        var text = new BudgetText(maxBytes);
        var shown = 0;
        foreach (var property in sample.Properties)
        {
            if (shown == MaxProperties) break;
            if (IsHole(group.Template, property.Key) || IsToldElsewhere(property.Key) || IsPlumbing(property.Key)) continue;
            if (group.Count > 1 && group.Varying.Any(v => v.Name == property.Key)) continue;
            var value = style.Text.IsHidden(property.Key) ? TextMasker.Masked : property.Value;
            var line = style.Text.Name(property.Key, MaxNameBytes) + _words.Colon;
            var room = Math.Min(MaxPropertyBytes, text.Room - JsonSize.Of(line) - JsonSize.Of(MarkdownText.QuoteBreak));
            if (room < 8 || !text.TryLine(line + style.Text.Line(value, room))) break;
            shown++;
        }

        return text.ToString();
    }

    // A hole's value stands in the rendered text already.
    static bool IsHole(string template, string name)
    {
        for (var i = template.IndexOf(name, StringComparison.Ordinal); i > 0; i = template.IndexOf(name, i + 1, StringComparison.Ordinal))
        {
            var isOpen = template[i - 1] == '{' || (template[i - 1] is '@' or '$' && i > 1 && template[i - 2] == '{');
            var end = i + name.Length;
            if (name.Length == 0 || (isOpen && end < template.Length && template[end] is '}' or ':' or ',')) return name.Length > 0;
        }

        return false;
    }

    static bool IsToldElsewhere(string name) => name is "SourceContext" or "TraceId" or "SpanId" or "{OriginalFormat}";

    // Ids that the host gives to every request: another one each time, and of no use where the trace id is.
    static bool IsPlumbing(string name) => name is "RequestId" or "ConnectionId" or "ActionId" or "ParentId" or "TransportConnectionId";

    string When(DigestGroup group, int maxBytes)
    {
        var text = new BudgetText(maxBytes);
        if (!facts.IsLone && facts.Kinds > 1) text.TryAppend(times.Range(group.First, group.Last));
        if (!group.IsNew && facts.Kinds > 1 && group.EpisodeCount > group.Count)
        {
            var episode = _words.Episode(
                group.EpisodeCount, times.At(group.EpisodeStart), group.Last - group.EpisodeStart);
            text.TryAppend(text.IsEmpty ? episode : " · " + episode);
        }

        if (group.MaybeShown > 0 && facts.Kinds > 1)
            text.TryAppend(_words.Opening + _words.MaybeShown(group.MaybeShown) + _words.Closing);
        if (!string.IsNullOrEmpty(group.Category) || group.EventId != 0)
        {
            var source = (group.Category ?? "") + (group.EventId == 0 ? "" : $"[{group.EventId}]");
            var prefix = text.IsEmpty ? _words.Source : " · ";
            text.TryAppend(prefix + style.Text.Line(source, text.Room - JsonSize.Of(prefix)));
        }

        return text.ToString();
    }

    string AlsoLoggedBy(DigestGroup group, int maxBytes)
    {
        if (group.AlsoLoggedBy.Count == 0) return "";
        var room = maxBytes - JsonSize.Of(_words.AlsoLoggedBy);
        return _words.AlsoLoggedBy + style.Text.Line(string.Join(_words.Comma, group.AlsoLoggedBy), room);
    }

    string Trace(DigestGroup group, int maxBytes)
    {
        if (Sample(group)?.TraceId is not { Length: > 0 } id) return "";

        // An id of another shape could lead the link elsewhere.
        if (style.TraceUrl.Length > 0 && id.Length <= MaxTraceIdLength && id.All(static c => ScannedText.IsTokenChar(c)))
        {
            var link = $"{_words.Trace}[{style.Text.Line(id, maxBytes)}]({style.TraceUrl.Replace("{TraceId}", id)})";
            if (JsonSize.Of(link) <= maxBytes) return link;
        }

        var room = Math.Min(MaxNameBytes, maxBytes - JsonSize.Of(_words.Trace));
        return _words.Trace + style.Text.Line(id, room);
    }
}
