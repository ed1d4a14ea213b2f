namespace EndToEnd.Tests.Support;

/// <summary>For tests that measure the process or change it.</summary>
[CollectionDefinition(nameof(OneAtATime), DisableParallelization = true)]
public sealed class OneAtATime;
