using Serilog.Core;

namespace Replay.Timing;

/// <summary>As fast as they can be logged, on the machine's own clock.</summary>
sealed class RealPace : ReplayPace
{
    public override ValueTask ReachAsync(DateTimeOffset time) => ValueTask.CompletedTask;

    public override async Task CloseAsync(Logger logger) => await logger.DisposeAsync().ConfigureAwait(false);
}
