namespace DingTalk.Alerting;

/// <summary>
/// The time for everything that is due: it begins as the wall clock's and then only ever goes forward, so that a clock that is
/// set does not silence the group for hours or hurry it.
/// </summary>
sealed class SteadyClock(TimeProvider clock)
{
    readonly DateTimeOffset _start = clock.GetUtcNow();
    readonly long _origin = clock.GetTimestamp();

    /// <summary>When it began, by the wall clock.</summary>
    public DateTimeOffset Start => _start;

    public DateTimeOffset Now => _start + clock.GetElapsedTime(_origin);

    /// <summary>The wall clock's time, which people read.</summary>
    public DateTimeOffset WallNow => clock.GetUtcNow();

    /// <summary>When something that is due by this clock is due by the wall clock.</summary>
    public DateTimeOffset ToWall(DateTimeOffset due) => clock.GetUtcNow() + (due - Now);

    public Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
#if NETSTANDARD2_0
        clock.Delay(time, cancellationToken);
#else
        Task.Delay(time, clock, cancellationToken);
#endif
}
