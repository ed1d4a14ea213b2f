namespace DingTalk.Alerting;

/// <summary>An exception that several kinds have in common.</summary>
/// <param name="Key">What it is recognised by.</param>
/// <param name="Type">Its full type name.</param>
/// <param name="Message">What it says, where that is the same for all; otherwise empty.</param>
/// <param name="Site">Where the application throws it, or null.</param>
sealed record SharedRoot(string Key, string Type, string Message, FrameSample? Site)
{
    /// <summary>The groups that have it.</summary>
    public IReadOnlyCollection<long> Groups { get; init; } = [];

    public long Events { get; init; }

    /// <summary>What marks its kinds in a list.</summary>
    public string Mark { get; init; } = "";
}
