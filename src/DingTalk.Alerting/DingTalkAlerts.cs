namespace DingTalk.Alerting;

/// <summary>
/// The application's handle on its alerts: made by the user and handed to the integration (as a level switch is), or taken from
/// dependency injection.
/// </summary>
public sealed class DingTalkAlerts
{
    AlertPipeline? _pipeline;

    /// <summary>
    /// Hears of every event that is counted: its source (Serilog's <c>LogEvent</c>) and the id of the group that it was counted in.
    /// Called on the logging thread, so only for tools that score or explain the grouping. The default is null.
    /// </summary>
    public Action<object, long>? Counted { get; set; }

    /// <summary>The account at this moment; all zero before the integration is built or where it is disabled.</summary>
    public AlertStatistics GetStatistics() => Volatile.Read(ref _pipeline)?.GetStatistics() ?? new AlertStatistics();

    /// <summary>
    /// Looks at the schedule now, sends what is due, and completes when that send is over. The integration does this by itself;
    /// only a host that moves the clock by hand (a replay, a test) needs it.
    /// </summary>
    public Task PumpAsync() => Volatile.Read(ref _pipeline)?.PumpAsync() ?? Task.CompletedTask;

    internal void Attach(AlertPipeline pipeline) => Volatile.Write(ref _pipeline, pipeline);
}
