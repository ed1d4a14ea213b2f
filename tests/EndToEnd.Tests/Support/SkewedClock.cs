namespace EndToEnd.Tests.Support;

/// <summary>A machine whose clock is wrong: so far ahead of the right one, whose timers it keeps.</summary>
sealed class SkewedClock(TimeProvider right) : TimeProvider
{
    /// <summary>How far it is ahead; negative where it is behind.</summary>
    public TimeSpan Ahead { get; set; }

    public override long TimestampFrequency => right.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => right.GetUtcNow() + Ahead;

    public override long GetTimestamp() => right.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        right.CreateTimer(callback, state, dueTime, period);
}
