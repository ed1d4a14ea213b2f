using System.Collections.Concurrent;

namespace EndToEnd.Tests.Support;

/// <summary>What a robot has called, and, where a test wants it, a gate before the calls of one path.</summary>
sealed class Wire
{
    readonly ConcurrentQueue<string> _paths = new();
    readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    string _path = "";
    int _missing;

    /// <summary>Lets the first calls of a path go when so many have come, so that all of them carry what was known before.</summary>
    public void Gather(string path, int calls) => (_path, _missing) = (path, calls);

    public int CallsOf(string path) => _paths.Count(called => called == path);

    public async Task PassAsync(string path, CancellationToken cancellationToken)
    {
        _paths.Enqueue(path);
        if (path != _path) return;

        if (Interlocked.Decrement(ref _missing) == 0) _open.SetResult();
        await _open.Task.WaitAsync(cancellationToken);
    }
}
