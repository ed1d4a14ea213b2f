using System.Collections.Concurrent;
using Serilog.Debugging;

namespace Serilog.Sinks.DingTalk.Tests.Support;

/// <summary>The SelfLog, for as long as a test that runs alone wants to hear it.</summary>
sealed class CapturedSelfLog : IDisposable
{
    readonly ConcurrentQueue<string> _lines = new();

    public CapturedSelfLog() => SelfLog.Enable(_lines.Enqueue);

    public IReadOnlyCollection<string> Lines => _lines;

    public void Dispose() => SelfLog.Disable();
}
