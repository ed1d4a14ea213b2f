using DingTalk.Testing.Inbox;

namespace DingTalk.Testing.Faults;

/// <summary>The requests that a fault keeps waiting.</summary>
sealed class HeldRequests(GroupClock clock, FaultQueue faults, CancellationToken stopping)
{
    int _count;

    public int Count => Volatile.Read(ref _count);

    public ChangeSignal Changed { get; } = new();

    /// <summary>
    /// Waits until the fault's time is over or it is switched off; ends early, by an exception, when the group is disposed or
    /// <paramref name="aborted"/>.
    /// </summary>
    public async Task HoldAsync(PendingFault fault, CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        var duration = fault.Fault.Kind == FaultKind.Hang ? Timeout.InfiniteTimeSpan : fault.Fault.Duration;

        // The timer stands before the request is counted: who waits for the count may then move a fake clock.
        var delay = clock.DelayAsync(duration, either.Token);
        Interlocked.Increment(ref _count);
        Changed.Set();
        try
        {
            await Task.WhenAny(delay, fault.Cleared).ConfigureAwait(false);
            if (delay.IsCompleted) await delay.ConfigureAwait(false);
        }
        finally
        {
            await either.CancelAsync().ConfigureAwait(false);
            faults.LetGo(fault);
            Interlocked.Decrement(ref _count);
            Changed.Set();
        }
    }
}
