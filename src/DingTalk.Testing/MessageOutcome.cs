namespace DingTalk.Testing;

/// <summary>What became of a request.</summary>
public enum MessageOutcome
{
    /// <summary>The group shows the message.</summary>
    Delivered,

    /// <summary>The group does not show it: a check refused it, a fault swallowed it, or it repeats a message already shown.</summary>
    Refused,
}
