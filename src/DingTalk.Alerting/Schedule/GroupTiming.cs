namespace DingTalk.Alerting;

/// <summary>What the schedule needs to know of a group with untold events.</summary>
/// <param name="FirstArrival">When the oldest untold event arrived.</param>
/// <param name="Level">The group's level.</param>
/// <param name="IsNews">Whether nothing of its episode has been told.</param>
/// <param name="IsSurging">Whether it comes much faster than before.</param>
readonly record struct GroupTiming(DateTimeOffset FirstArrival, AlertLevel Level, bool IsNews, bool IsSurging)
{
    /// <summary>Until when a message waits for the first sample, where it has none yet.</summary>
    public DateTimeOffset SampledBy { get; init; }
}
