using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.DingTalk.Tests.Support;

sealed class CollectingFailureListener(Action<Failure>? onFailure = null) : ILoggingFailureListener
{
    readonly object _lock = new();
    readonly List<Failure> _failures = [];

    public IReadOnlyList<Failure> Failures
    {
        get
        {
            lock (_lock) return [.. _failures];
        }
    }

    public IReadOnlyList<LogEvent> Events => [.. Failures.SelectMany(static f => f.Events ?? [])];

    public void OnLoggingFailed(
        object sender, LoggingFailureKind kind, string message, IReadOnlyCollection<LogEvent>? events, Exception? exception)
    {
        var failure = new Failure(sender, kind, message, events is null ? null : [.. events], exception);
        lock (_lock) _failures.Add(failure);
        onFailure?.Invoke(failure);
    }
}
