using Serilog.Core;

namespace Replay.Timing;

/// <summary>How fast the events follow each other.</summary>
abstract class ReplayPace
{
    /// <summary>Completes when it is time for an event of this time.</summary>
    public abstract ValueTask ReachAsync(DateTimeOffset time);

    /// <summary>Closes the logger, which tells what is left.</summary>
    public abstract Task CloseAsync(Logger logger);
}
