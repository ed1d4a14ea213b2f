namespace DingTalk.Robots;

/// <summary>What became of a message that DingTalk took.</summary>
public enum MessageStatus
{
    /// <summary>DingTalk used a word that is not known here.</summary>
    Unknown,

    /// <summary>It is being delivered.</summary>
    Processing,

    /// <summary>It was delivered.</summary>
    Delivered,

    /// <summary>It was recalled.</summary>
    Recalled,
}
