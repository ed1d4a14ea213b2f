namespace DingTalk.Alerting;

/// <summary>What the schedule remembers of the past: one clock for the whole pipeline.</summary>
readonly record struct ScheduleState
{
    public ScheduleState()
    {
    }

    public DateTimeOffset? LastDigest { get; init; }

    /// <summary>The spacing that is in force since the last digest; -1 before the first.</summary>
    public int SpacingStep { get; init; } = -1;

    /// <summary>How often the repeat interval has doubled.</summary>
    public int ReminderStep { get; init; }

    /// <summary>The worst level told in this episode of the pipeline, or null.</summary>
    public AlertLevel? WorstTold { get; init; }

    /// <summary>When something that was told before was last seen to happen again, or was told.</summary>
    public DateTimeOffset LastActivity { get; init; }
}
