namespace DingTalk.Alerting;

/// <summary>The one clock of a pipeline: what the schedule remembers, and the month's pace. Owned by whoever holds the ledger's gate.</summary>
sealed class PipelineClock(AlertTimings timings, int? monthlyQuota, DateTimeOffset now)
{
    AlertTimings _timings = timings;
    int? _monthlyQuota = monthlyQuota;
    MonthlyPace _pace = new(monthlyQuota, now);
    ScheduleState _schedule = new();
    IReadOnlyList<DateTimeOffset> _newsTold = [];

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
            if (!isDraining) due = Earlier(due, QuietDueAt(group, isFrugal));
            if (group.Untold == 0) continue;
            due = Earlier(due, isDraining ? at : AlertSchedule.DueAt(_timings, _schedule, TimingOf(group, at), isFrugal));
        }

        if (due is null) return null;
        var paced = _pace.NextAt(at, isFatal || isDraining);
        return due > paced ? due : paced;
    }

    /// <summary>The kinds that were told, have fallen quiet since, and have not been called so.</summary>
    public IReadOnlyList<AlertGroup> Quiet(IReadOnlyList<AlertGroup> groups, DateTimeOffset at) => !_timings.TellsQuiet
        ? []
        : [.. groups.Where(group => group.Untold == 0 && IsQuiet(group, at))];

    /// <summary>Whether what a message tells is a storm.</summary>
    public bool IsStorm(IReadOnlyList<CutGroup> cut) => StormWatch.IsStorm(_newsTold, NewArrivals(cut), _timings.StormKinds);

    DateTimeOffset? QuietDueAt(AlertGroup group, bool isFrugal)
    {
        var episode = group.Episode;
        return episode.AwaitsQuiet && group.InFlight == 0 && _timings.TellsQuiet
            ? AlertSchedule.QuietDueAt(_timings, _schedule, episode.LastSeen, episode.TimesQuiet, isFrugal)
            : null;
    }

    bool IsQuiet(AlertGroup group, DateTimeOffset at) =>
        group.Episode.AwaitsQuiet && at - group.Episode.LastSeen >= AlertSchedule.QuietTime(_timings, group.Episode.TimesQuiet);

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

    /// <summary>A message has been told: its events, and which kinds are quiet.</summary>
    public void OnTold(OutgoingMessage message, DateTimeOffset at)
    {
        var digest = message.Digest;
        _newsTold = StormWatch.Remember(_newsTold, NewArrivals(message.Cut), at);
        // What the message tells last of a kind that is quiet says so as well.
        foreach (var group in message.Quiet.Concat(message.Cut.Select(static g => g.Group)))
        {
            if (group.Untold == 0 && IsQuiet(group, at)) group.Episode.OnQuietTold();
        }

        _schedule = digest.Groups.Count == 0
            ? AlertSchedule.AfterNotice(_timings, _schedule, at, _pace.IsAhead(at))
            : AlertSchedule.AfterDigest(
                _timings, _schedule, at, digest.IsReminder, digest.Groups.Any(static g => !g.IsNew), digest.Groups.Max(static g => g.Level), _pace.IsAhead(at));
    }

    static IEnumerable<DateTimeOffset> NewArrivals(IReadOnlyList<CutGroup> cut) =>
        cut.Where(static g => g.IsNews && !g.Group.IsOther).Select(static g => g.Events.FirstArrival);

    static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
