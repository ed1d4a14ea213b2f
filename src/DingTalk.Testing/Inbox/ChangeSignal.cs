namespace DingTalk.Testing.Inbox;

/// <summary>Lets any number of waiters know that something has changed. Take <see cref="Next"/> before you look.</summary>
sealed class ChangeSignal
{
    TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => Volatile.Read(ref _next).Task;

    public void Set()
    {
        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _next, fresh).TrySetResult();
    }
}
