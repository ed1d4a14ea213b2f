namespace DingTalk.Testing.Inbox;

/// <summary>
/// The group's own time: the time of another clock, and what it was advanced by. What waits on it ends at once when it is
/// advanced over the end of the wait.
/// </summary>
sealed class GroupClock(TimeProvider inner) : TimeProvider
{
    /// <summary>The most that one group's clock may run ahead.</summary>
    public static readonly TimeSpan MaxAdvance = TimeSpan.FromDays(3660);

    readonly ChangeSignal _moved = new();
    long _advanced;

    public TimeSpan Advanced => new(Interlocked.Read(ref _advanced));

    /// <summary>The time of the clock below, by which clients sign.</summary>
    public DateTimeOffset ClientNow => inner.GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Advanced;

    /// <exception cref="ArgumentOutOfRangeException">It would go back, or more than ten years ahead.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, MaxAdvance - Advanced, nameof(by));
        Interlocked.Add(ref _advanced, by.Ticks);
        _moved.Set();
    }

    public async Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var due = duration == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : GetUtcNow() + duration;
        while (true)
        {
            var moved = _moved.Next;
            var left = due == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : due - GetUtcNow();
            if (left != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero) return;
            using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var delay = Task.Delay(left, inner, wake.Token);
            await Task.WhenAny(delay, moved).ConfigureAwait(false);
            await wake.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
