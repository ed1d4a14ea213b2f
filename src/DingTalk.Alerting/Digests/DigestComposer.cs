namespace DingTalk.Alerting;

/// <summary>Makes the digest of what was cut. What is rendered for it is rendered when the formatter looks at it.</summary>
sealed class DigestComposer(IAlertSampleRenderer? renderer)
{
    readonly CaptureGuard _guard = new(CaptureGuard.Patience);

    public Digest Compose(
        IReadOnlyList<CutGroup> cut, IReadOnlyList<AlertGroup> quiet, DateTimeOffset now, AlertSettings settings, SampleScrub scrub)
    {
        var quietBefore = now - settings.Timings.QuietAfter;
        var groups = cut.Select(g => Compose(g, scrub) with { IsQuiet = g.Events.Last <= quietBefore })
            .OrderByDescending(static g => g.Level)
            .ThenBy(static g => g.IsOther)
            .ThenByDescending(static g => g.IsNew || g.IsSurge)
            .ThenByDescending(static g => g.Count)
            .ThenBy(static g => g.Id)
            .ToArray();
        var isMentioned = settings.Mentions is not null && cut.Any(g =>
            g.Group.Level >= settings.MentionFrom && ((g.IsNews && !g.Group.Episode.IsMentioned) || g.IsSurging));
        return new Digest
        {
            Time = now,
            Groups = groups,
            Quiet = [.. quiet.OrderByDescending(static g => g.Level).ThenByDescending(static g => g.Episode.Told).Select(g => Quiet(g, scrub))],
            Mentions = isMentioned ? settings.Mentions : null,
        };
    }

    static DigestQuiet Quiet(AlertGroup group, SampleScrub scrub) => new()
    {
        Id = group.Id,
        Level = group.Level,
        Category = group.Identity.Category,
        Template = scrub.Clean(group.Template),
        IsOther = group.IsOther,
        EpisodeCount = group.Episode.Told,
        EpisodeStart = group.Episode.Start,
        Last = group.Episode.LastTold,
    };

    DigestGroup Compose(CutGroup cut, SampleScrub scrub)
    {
        var (group, events, isNews, isSurging) = cut;
        var samples = new LazyItems<AlertSample>(
            events.Sources.Length, i => scrub.Clean(Render(group, events, events.Sources[i])));
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
            IsFirst = isNews && group.Episode.QuietBefore is null,
            IsSurge = isSurging,
            IsLeftBehind = group.IsLeftBehind,
            Count = events.Count,
            MaybeShown = events.MaybeShown,
            EpisodeCount = group.Episode.Told + events.Count,
            EpisodeStart = isNews || group.Episode.Start > events.First ? events.First : group.Episode.Start,
            First = events.First,
            Last = events.Last,
            Samples = samples,
            Context = new LazyItems<AlertContextLine>(events.Context.Length, i => Line(events.Context[i], scrub)),
            Varying = new LazyList<VaryingValue>(() => Varying(group, samples, samples.Count == events.Count)),
            AlsoLoggedBy = group.AlsoLoggedBy,
        };
    }

    // Where a value's own ToString or a formatter failed, what the key holds stands in.
    AlertSample Render(AlertGroup group, HeldEvents events, object source) =>
        TryRender(source) ?? new AlertSample { Timestamp = events.Last, Message = group.Template };

    AlertContextLine Line(ContextEntry entry, SampleScrub scrub)
    {
        var sample = TryRender(entry.Source) is { } rendered ? scrub.Clean(rendered) : null;
        return new AlertContextLine
        {
            Timestamp = sample?.Timestamp ?? default,
            Level = entry.Level,
            Message = sample?.Message ?? "",
        };
    }

    AlertSample? TryRender(object source)
    {
        try
        {
            var sample = source as AlertSample;
            if (sample is null && renderer is not null) _guard.TryRun(() => renderer.Render(source), out sample);
            return sample is null ? null : SampleBounds.Cut(sample);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    static List<VaryingValue> Varying(AlertGroup group, LazyItems<AlertSample> samples, bool isComplete)
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
