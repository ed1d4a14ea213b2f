namespace DingTalk.Alerting;

/// <summary>The one clock of a pipeline: what the schedule remembers, and the month's pace. Owned by whoever holds the ledger's gate.</summary>
sealed class PipelineClock(AlertTimings timings, int? monthlyQuota, DateTimeOffset now)
{
    AlertTimings _timings = timings;
    int? _monthlyQuota = monthlyQuota;
    MonthlyPace _pace = new(monthlyQuota, now);
    ScheduleState _schedule = new();

    public DateTimeOffset? LastDigest => _schedule.LastDigest;

    public void Reconfigure(AlertTimings newTimings, int? newQuota, DateTimeOffset at)
    {
        _timings = newTimings;
        if (newQuota == _monthlyQuota) return;
        _monthlyQuota = newQuota;
        _pace = new MonthlyPace(newQuota, at);
    }

    /// <summary>Looks at all groups, and says when the next digest is due; null where nothing is untold.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="at">Now.</param>
    /// <param name="isDraining">At the end everything untold is due at once.</param>
    public DateTimeOffset? DueAt(IReadOnlyList<AlertGroup> groups, DateTimeOffset at, bool isDraining)
    {
        var isActive = false;
        var isFatal = false;
        foreach (var group in groups)
        {
            var untold = group.Untold;
            isActive |= untold > 0 && group.Episode.IsKnown;
            isFatal |= untold > 0 && group.Level == AlertLevel.Fatal;
            group.Episode.Observe(untold, at, group.FirstArrival, _timings.EpisodeMemory);
        }

        _schedule = AlertSchedule.AfterLook(_timings, _schedule, at, isActive);
        var isFrugal = _pace.IsAhead(at);
        DateTimeOffset? due = null;
        foreach (var group in groups)
        {
            if (group.Untold == 0) continue;
            var groupDue = isDraining ? at : AlertSchedule.DueAt(_timings, _schedule, TimingOf(group, at), isFrugal);
            if (due is null || groupDue < due) due = groupDue;
        }

        if (due is null) return null;
        var paced = _pace.NextAt(at, isFatal || isDraining);
        return due > paced ? due : paced;
    }

    GroupTiming TimingOf(AlertGroup group, DateTimeOffset at)
    {
        var episode = group.Episode;
        return new GroupTiming(
            group.FirstArrival ?? at,
            group.Level,
            episode.IsNews && AlertSchedule.IsNewsAgain(_timings, _schedule, episode.QuietBefore),
            episode.IsSurging)
        {
            SampledBy = group.IsSampleAwaited ? (group.FirstArrival ?? at) + AlertSchedule.SampleGrace : DateTimeOffset.MinValue,
        };
    }

    /// <summary>How far the month is used up, to be kept.</summary>
    public MonthRecord Month(DateTimeOffset wallNow) => _pace.Record(_monthlyQuota, wallNow);

    /// <summary>Goes on where an earlier run stopped.</summary>
    public void Resume(in MonthRecord month, DateTimeOffset at)
    {
        if (month.Quota == (_monthlyQuota ?? 0)) _pace.Resume(month, at);
    }

    /// <summary>DingTalk has, or may have, counted a message.</summary>
    public void OnSent(DateTimeOffset at) => _pace.OnSent(at);

    public void OnTold(Digest digest, DateTimeOffset at) => _schedule = AlertSchedule.AfterDigest(
        _timings, _schedule, at, digest.IsReminder, digest.Groups.Any(static g => !g.IsNew), digest.Groups.Max(static g => g.Level), _pace.IsAhead(at));
}
