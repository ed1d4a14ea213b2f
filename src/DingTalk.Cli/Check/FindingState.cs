namespace DingTalk.Cli.Check;

/// <summary>What a check says of one thing.</summary>
enum FindingState
{
    /// <summary>It was looked at, and is as it should be.</summary>
    Ok,

    /// <summary>It cannot be known without sending a message, or not at all.</summary>
    Unknown,

    /// <summary>Messages may pass; it should be mended all the same.</summary>
    Warning,

    /// <summary>Messages will not pass.</summary>
    Failed,
}
