namespace Replay.Timing;

/// <summary>A timer of the replay's clock, which owns its state.</summary>
sealed class ReplayTimer(ReplayClock clock, Action callback) : ITimer
{
    public Action Callback => callback;

    public DateTimeOffset Due { get; set; }

    public TimeSpan Period { get; set; }

    public bool IsDisposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime, period);

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
