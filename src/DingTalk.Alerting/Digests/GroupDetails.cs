using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Writes the details of groups, each in at most so many bytes.</summary>
sealed class GroupDetails(MessageStyle style, Digest digest, DigestFacts facts, EventTimes times, GroupLinks links)
{
    const int MaxProperties = 8;
    const int MaxPropertiesInShort = 4;
    const int MaxValueBytes = 120;
    const int MaxPropertyBytes = 400;
    const int MaxNameBytes = 100;
    static readonly TimeSpan LatestDiffersAfter = TimeSpan.FromSeconds(10);
    static readonly TimeSpan StillGoingOn = TimeSpan.FromMinutes(1);

    readonly Words _words = style.Words;
    readonly ExceptionText _exceptions = new(style);
    readonly VaryingText _varying = new(style);
    readonly ContextText _context = new(style, times);

    /// <summary>The group whose links stand on buttons, or null.</summary>
    public DigestGroup? OnButtons { get; set; }

    /// <summary>The details in the order in which they are shown.</summary>
    public static IReadOnlyList<GroupDetail> Order { get; } =
    [
        GroupDetail.When, GroupDetail.First, GroupDetail.Latest, GroupDetail.Exception, GroupDetail.Context, GroupDetail.Varying,
        GroupDetail.Properties, GroupDetail.AlsoLoggedBy, GroupDetail.Links,
    ];

    /// <summary>A detail, without its prefix; empty where there is nothing to say.</summary>
    public string Write(GroupDetail detail, DigestGroup group, int maxBytes) => detail switch
    {
        GroupDetail.Exception => _exceptions.InShort(group, Sample(group)?.Exception, maxBytes),
        GroupDetail.First => First(group, maxBytes),
        GroupDetail.Latest => Latest(group, maxBytes),
        GroupDetail.Varying => digest.CountsOnly ? "" : _varying.Write(group, maxBytes),
        GroupDetail.Context => digest.CountsOnly ? "" : _context.Write(group, maxBytes),
        GroupDetail.Properties => facts.IsLone ? Properties(group, maxBytes) : PropertiesInShort(group, maxBytes),
        GroupDetail.When => When(group, maxBytes),
        GroupDetail.AlsoLoggedBy => AlsoLoggedBy(group, maxBytes),
        _ => Links(group, maxBytes),
    };

    /// <summary>The exception in full; empty where there is none.</summary>
    public string WriteException(DigestGroup group, int maxBytes) =>
        Sample(group)?.Exception is { } exception ? _exceptions.InFull(exception, maxBytes) : "";

    /// <summary>What a kind is called in its entry: its template, or the text itself where there was one event only.</summary>
    public string Headline(DigestGroup group) =>
        group.IsOther ? _words.OtherKinds
        : group.Count == 1 && Sample(group) is { Message.Length: > 0 } only ? only.Message
        : group.Template.Length > 0 ? group.Template : _words.NoText;

    /// <summary>What follows the headline of a kind that was told before: how much of it there was, and since when.</summary>
    public string InShort(DigestGroup group)
    {
        var since = times.At(group.EpisodeStart);
        var parts = new List<string> { group.EpisodeCount > group.Count ? _words.Total(group.EpisodeCount, since) : _words.Since(since) };
        if (Rate.Of(group.Count, group.Last - group.First, _words) is { Length: > 0 } rate) parts.Add(rate);
        if (group.IsQuiet) parts.Add(_words.QuietSince(times.At(group.Last)));
        return string.Join(" · ", parts);
    }

    // Where DingTalk refused the content, all that is left is what the kind is known by.
    AlertSample? Sample(DigestGroup group) => digest.CountsOnly || group.Samples.Count == 0 ? null : group.Samples[0];

    string First(DigestGroup group, int maxBytes)
    {
        if (Sample(group) is not { } sample || sample.Message.Length == 0 || sample.Message == Headline(group)) return "";
        return _words.Example + style.Text.Line(sample.Message, maxBytes - JsonSize.Of(_words.Example));
    }

    // In a burst the values that varied say as much; after a while it may be another story.
    string Latest(DigestGroup group, int maxBytes)
    {
        if (Sample(group) is not { } first || group.Samples[group.Samples.Count - 1] is not { } latest) return "";
        if (latest.Timestamp - first.Timestamp < LatestDiffersAfter || latest.Message.Length == 0) return "";
        var cause = Cause(latest.Exception);
        if (latest.Message == first.Message && cause == Cause(first.Exception)) return "";
        var prefix = _words.Latest(times.At(latest.Timestamp));
        return prefix + style.Text.Line(
            cause == Cause(first.Exception) ? latest.Message : latest.Message + " · " + cause, maxBytes - JsonSize.Of(prefix));
    }

    static string Cause(ExceptionSample? exception)
    {
        while (exception?.Inner is { } inner) exception = inner;
        if (exception is null) return "";
        var name = exception.Type.Substring(exception.Type.LastIndexOf('.') + 1);
        return $"{name}: {exception.Message}";
    }

    string Properties(DigestGroup group, int maxBytes)
    {
        if (Sample(group) is not { } sample) return "";
        var text = new BudgetText(maxBytes);
        foreach (var property in PropertyChoice.Of(sample, group, style, isImportantOnly: false).Take(MaxProperties))
        {
            var line = style.Text.Name(property.Key, MaxNameBytes) + _words.Colon;
            var room = Math.Min(MaxPropertyBytes, text.Room - JsonSize.Of(line) - JsonSize.Of(MarkdownText.QuoteBreak));
            if (room < 8 || !text.TryLine(line + style.Text.Line(property.Value, room))) break;
        }

        return text.ToString();
    }

    /// <summary>One line of what does not vary, as far as it is known not to.</summary>
    string PropertiesInShort(DigestGroup group, int maxBytes)
    {
        if (Sample(group) is not { } sample) return "";
        var text = new BudgetText(maxBytes);
        var steady = PropertyChoice.Of(sample, group, style, isImportantOnly: true)
            .Where(p => group.Varying.All(v => v.Name != p.Key))
            .Take(MaxPropertiesInShort);
        foreach (var property in steady)
        {
            var part = style.Text.Name(property.Key, MaxNameBytes) + _words.Colon + style.Text.Line(property.Value, MaxValueBytes);
            if (!text.TryAppend(text.IsEmpty ? part : " · " + part)) break;
        }

        return text.ToString();
    }

    string When(DigestGroup group, int maxBytes)
    {
        var text = new BudgetText(maxBytes);
        foreach (var part in WhenParts(group)) text.TryAppend(text.IsEmpty ? part : " · " + part);
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

    IEnumerable<string> WhenParts(DigestGroup group)
    {
        // Of a single kind the header says the rest.
        if (facts.Kinds > 1) yield return times.Range(group.First, group.Last);
        if (Rate.Of(group.Count, group.Last - group.First, _words) is { Length: > 0 } rate) yield return rate;
        if (facts.Kinds == 1) yield break;
        if (!group.IsNew && group.EpisodeCount > group.Count)
            yield return _words.Episode(group.EpisodeCount, times.At(group.EpisodeStart), group.Last - group.EpisodeStart);
        if (group.IsQuiet) yield return _words.QuietSince(times.At(group.Last));
        else if (!group.IsNew && digest.Time - group.Last < StillGoingOn) yield return _words.StillGoingOn;
    }

    string AlsoLoggedBy(DigestGroup group, int maxBytes)
    {
        if (group.AlsoLoggedBy.Count == 0) return "";
        var room = maxBytes - JsonSize.Of(_words.AlsoLoggedBy);
        return _words.AlsoLoggedBy + style.Text.Line(string.Join(_words.Comma, group.AlsoLoggedBy), room);
    }

    string Links(DigestGroup group, int maxBytes)
    {
        var text = new BudgetText(maxBytes);
        var isOnButtons = ReferenceEquals(group, OnButtons);
        if (!digest.CountsOnly && GroupLinks.TraceIdOf(group) is { } id)
        {
            var shown = style.Text.Line(id, Math.Min(MaxNameBytes, maxBytes / 2));
            if (isOnButtons || links.Trace(group) is not { } url || !text.TryAppend($"{_words.Trace}[{shown}]({url})"))
                text.TryAppend(_words.Trace + shown);
        }

        if (isOnButtons) return text.ToString();
        Add(_words.Details, links.Details(group));
        Add(_words.Runbook, links.Runbook(group));
        return text.ToString();

        void Add(string title, string? url)
        {
            if (url is not null) text.TryAppend($"{(text.IsEmpty ? "" : " · ")}[{title}]({url})");
        }
    }
}
