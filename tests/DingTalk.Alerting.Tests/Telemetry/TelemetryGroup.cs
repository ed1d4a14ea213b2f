namespace DingTalk.Alerting.Tests.Telemetry;

/// <summary>Meters and event sources are the process's own: while these run, no other test may send.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryGroup
{
    public const string Name = "Telemetry";
}
