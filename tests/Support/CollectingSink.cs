using Serilog.Core;
using Serilog.Events;

namespace Support;

/// <summary>Keeps what it is given, in order.</summary>
public sealed class CollectingSink : ILogEventSink, IDisposable
{
    readonly object _lock = new();
    readonly List<LogEvent> _events = [];

    public IReadOnlyList<LogEvent> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    public LogEvent OnlyEvent => Events.Single();

    public bool IsDisposed { get; private set; }

    /// <summary>Whether something came after disposal.</summary>
    public bool WasUsedAfterDisposal { get; private set; }

    public void Emit(LogEvent logEvent)
    {
        lock (_lock)
        {
            WasUsedAfterDisposal |= IsDisposed;
            _events.Add(logEvent);
        }
    }

    public void Dispose()
    {
        lock (_lock) IsDisposed = true;
    }
}
