namespace DingTalk.Alerting;

/// <summary>
/// What is due when: a pure function of the past and of the groups with untold events. There is one clock for the pipeline,
/// not one for each group, because a message tells everything.
/// </summary>
static class AlertSchedule
{
    /// <summary>Each so long without a digest, the spacing moves one step down.</summary>
    public static readonly TimeSpan StepDown = TimeSpan.FromMinutes(10);

    /// <summary>How soon after a digest something urgent or surging may be told.</summary>
    public static readonly TimeSpan UrgentSpacing = TimeSpan.FromSeconds(10);

    /// <summary>How long a group that is due waits for its first sample: what a message says is worth a blink of an eye.</summary>
    public static readonly TimeSpan SampleGrace = TimeSpan.FromMilliseconds(250);

    /// <summary>The last spacing step while messages are sent faster than the month's quota lasts.</summary>
    public static readonly TimeSpan FrugalSpacing = TimeSpan.FromMinutes(30);

    /// <summary>The time in which a surge shows.</summary>
    public static readonly TimeSpan SurgeWindow = TimeSpan.FromSeconds(30);

    /// <summary>How long a kind that surged cannot surge again.</summary>
    public static readonly TimeSpan SurgeRest = TimeSpan.FromHours(1);

    /// <summary>While something else goes on, a kind must have been quiet for so many times the episode memory to be news again.</summary>
    public const int BusyMemory = 12;

    /// <summary>
    /// Whether a kind that opens an episode is news: the first time always; when it comes back, unless an episode of the whole
    /// pipeline goes on in which rare kinds come and go. With force it is a surge even then.
    /// </summary>
    public static bool IsNewsAgain(AlertTimings timings, in ScheduleState state, TimeSpan? quietBefore) =>
        quietBefore is not { } quiet || state.WorstTold is null || quiet.Ticks / BusyMemory > timings.EpisodeMemory.Ticks;

    /// <summary>When a group is due, given what has been told so far.</summary>
    public static DateTimeOffset DueAt(AlertTimings timings, in ScheduleState state, in GroupTiming group, bool isFrugal)
    {
        // Worse than anything that the group has been told in this episode; of fatal kinds, then, the first one.
        var isUrgent = group.IsNews && (state.WorstTold is { } worst ? group.Level > worst : group.Level == AlertLevel.Fatal);
        if (state.LastDigest is not { } last) return Later(isUrgent ? group.FirstArrival : group.FirstArrival + timings.GroupWait, group.SampledBy);

        var spaced = last + Spacing(timings, state.SpacingStep, isFrugal);
        var due = group.IsNews
            ? Later(group.FirstArrival + timings.GroupWait, spaced)
            : Later(group.FirstArrival, Later(last + Repeat(timings, state.ReminderStep), spaced));
        if (isUrgent || group.IsSurging) due = Earlier(due, Later(group.FirstArrival, last + UrgentSpacing));
        return Later(due, group.SampledBy);
    }

    /// <summary>The state after a digest.</summary>
    public static ScheduleState AfterDigest(
        AlertTimings timings,
        in ScheduleState state,
        DateTimeOffset now,
        bool isReminder,
        bool tellsMore,
        AlertLevel worst,
        bool isFrugal)
    {
        var step = state.SpacingStep;
        if (state.LastDigest is { } last)
        {
            // What news tells along with it in the second half of the interval stands for the reminder.
            isReminder |= tellsMore && now - last >= TimeSpan.FromTicks(Repeat(timings, state.ReminderStep).Ticks / 2);
            var idle = now - last - Spacing(timings, step, isFrugal);
            if (idle > TimeSpan.Zero) step = Math.Max(-1, step - (int)Math.Min(1_000, idle.Ticks / StepDown.Ticks));
        }

        return state with
        {
            LastDigest = now,
            SpacingStep = Math.Min(step + 1, timings.Spacing.Length - 1),
            ReminderStep = isReminder ? Math.Min(state.ReminderStep + 1, 30) : state.ReminderStep,
            WorstTold = state.WorstTold is { } told && told > worst ? told : worst,
            LastActivity = now,
        };
    }

    /// <summary>The state after a look at the groups: where nothing that was told has happened for long, it starts again.</summary>
    public static ScheduleState AfterLook(AlertTimings timings, in ScheduleState state, DateTimeOffset now, bool isActive)
    {
        if (state.LastDigest is null) return state;
        if (now - state.LastActivity > timings.EpisodeMemory)
            return state with { ReminderStep = 0, WorstTold = null, LastActivity = now };
        return isActive ? state with { LastActivity = now } : state;
    }

    /// <summary>
    /// Whether so many events within the surge window are a surge: ten times the rate, a second, of the last interval, and more
    /// than three times the fullest window of late, because kinds that always come in bursts have a low rate in between.
    /// </summary>
    public static bool IsSurge(long count, double rateBefore, double peak) =>
        count >= 20 && count / SurgeWindow.TotalSeconds >= 10 * rateBefore && count > 3 * peak;

    /// <summary>What the fullest window counts for after some time: half of it each hour.</summary>
    public static double FadedPeak(double peak, TimeSpan age) => peak * Math.Pow(0.5, age.TotalHours);

    static TimeSpan Spacing(AlertTimings timings, int step, bool isFrugal)
    {
        if (step < 0) return TimeSpan.Zero;
        var spacing = timings.Spacing[Math.Min(step, timings.Spacing.Length - 1)];
        return isFrugal && step >= timings.Spacing.Length - 1 && spacing < FrugalSpacing ? FrugalSpacing : spacing;
    }

    static TimeSpan Repeat(AlertTimings timings, int step)
    {
        var interval = timings.RepeatInterval.Ticks * Math.Pow(2, step);
        return interval >= timings.MaxRepeatInterval.Ticks ? timings.MaxRepeatInterval : TimeSpan.FromTicks((long)interval);
    }

    static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
    static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
