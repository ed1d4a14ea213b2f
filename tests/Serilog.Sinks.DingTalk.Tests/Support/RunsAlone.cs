namespace Serilog.Sinks.DingTalk.Tests.Support;

/// <summary>Tests of what belongs to the whole process, the SelfLog and the environment, run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = nameof(RunsAlone);
}
