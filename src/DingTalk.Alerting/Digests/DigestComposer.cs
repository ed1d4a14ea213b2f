using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Makes the digest of what was cut. What is rendered for it is rendered when the formatter looks at it.</summary>
sealed class DigestComposer(IAlertSampleRenderer? renderer)
{
    readonly CaptureGuard _guard = new(CaptureGuard.Patience);

    public Digest Compose(IReadOnlyList<CutGroup> cut, DateTimeOffset now, Mentions? mentions, AlertLevel mentionFrom, SampleScrub scrub)
    {
        var groups = cut.Select(g => Compose(g, scrub))
            .OrderByDescending(static g => g.Level)
            .ThenBy(static g => g.IsOther)
            .ThenByDescending(static g => g.IsNew || g.IsSurge)
            .ThenByDescending(static g => g.Count)
            .ThenBy(static g => g.Id)
            .ToArray();
        var isMentioned = mentions is not null && cut.Any(g =>
            g.Group.Level >= mentionFrom && ((g.IsNews && !g.Group.Episode.IsMentioned) || g.IsSurging));
        return new Digest { Time = now, Groups = groups, Mentions = isMentioned ? mentions : null };
    }

    DigestGroup Compose(CutGroup cut, SampleScrub scrub)
    {
        var (group, events, isNews, isSurging) = cut;
        var samples = new LazyList<AlertSample>(() => Render(group, events, scrub));
        return new DigestGroup
        {
            Id = group.Id,
            Level = group.Level,
            Category = group.Identity.Category,
            EventId = group.Identity.EventId,
            Template = scrub.Clean(group.Template),
            ExceptionTypes = group.ExceptionTypes,
            IsOther = group.IsOther,
            IsNew = isNews,
            IsSurge = isSurging,
            IsLeftBehind = group.IsLeftBehind,
            Count = events.Count,
            MaybeShown = events.MaybeShown,
            EpisodeCount = group.Episode.Told + events.Count,
            EpisodeStart = isNews || group.Episode.Start > events.First ? events.First : group.Episode.Start,
            First = events.First,
            Last = events.Last,
            Samples = samples,
            Varying = new LazyList<VaryingValue>(() => Varying(group, samples, samples.Count == events.Count)),
            AlsoLoggedBy = group.AlsoLoggedBy,
        };
    }

    AlertSample[] Render(AlertGroup group, HeldEvents events, SampleScrub scrub) =>
        [.. events.Sources.Select(source => scrub.Clean(Render(group, events, source)))];

    AlertSample Render(AlertGroup group, HeldEvents events, object source)
    {
        try
        {
            var sample = source as AlertSample;
            if (sample is null && renderer is not null) _guard.TryRun(() => renderer.Render(source), out sample);
            if (sample is not null) return SampleBounds.Cut(sample);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A value's own ToString or a formatter failed: what the key holds stands in.
        }

        return new AlertSample { Timestamp = events.Last, Message = group.Template };
    }

    static List<VaryingValue> Varying(AlertGroup group, LazyList<AlertSample> samples, bool isComplete)
    {
        var varying = new List<VaryingValue>();
        if (samples.Count < 2) return varying;
        if (group.Text is { } text)
            varying.AddRange(PatternValues.Of(text.Pattern, [.. samples.Select(static s => s.Message)], isComplete));
        foreach (var (name, _) in samples.SelectMany(static s => s.Properties).Select(static p => (p.Key, 0)).Distinct())
        {
            var values = samples
                .SelectMany(s => s.Properties.Where(p => p.Key == name).Select(static p => p.Value))
                .Distinct(StringComparer.Ordinal)
                .ToArray();
            if (values.Length > 1) varying.Add(new VaryingValue(name, values, isComplete));
        }

        return varying;
    }
}
