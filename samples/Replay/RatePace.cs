using System.Diagnostics;
using Replay.Timing;
using Serilog.Core;

namespace Replay;

/// <summary>So many events a second, on the machine's own clock. Who was held up catches up.</summary>
sealed class RatePace(double perSecond) : ReplayPace
{
    // A timer comes no sooner than this; what is nearer is not waited for.
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2);

    readonly Stopwatch _watch = Stopwatch.StartNew();
    long _events;

    public override async ValueTask ReachAsync(DateTimeOffset time)
    {
        var wait = TimeSpan.FromSeconds(_events++ / perSecond) - _watch.Elapsed;
        if (wait >= Shortest) await Task.Delay(wait).ConfigureAwait(false);
    }

    public override async Task CloseAsync(Logger logger) => await logger.DisposeAsync().ConfigureAwait(false);
}
