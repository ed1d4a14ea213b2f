using DingTalk.Testing.Inbox;

namespace DingTalk.Testing.Faults;

/// <summary>The requests that a fault keeps waiting.</summary>
sealed class HeldRequests(TimeProvider clock, CancellationToken stopping)
{
    int _count;

    public int Count => Volatile.Read(ref _count);

    public ChangeSignal Changed { get; } = new();

    /// <summary>Waits; ends early, by an exception, when the group is disposed or <paramref name="aborted"/>.</summary>
    public async Task HoldAsync(TimeSpan duration, CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);

        // The timer stands before the request is counted: who waits for the count may then move a fake clock.
        var delay = Task.Delay(duration, clock, either.Token);
        Interlocked.Increment(ref _count);
        Changed.Set();
        try
        {
            await delay.ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _count);
            Changed.Set();
        }
    }
}
