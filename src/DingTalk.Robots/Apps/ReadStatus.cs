namespace DingTalk.Robots;

/// <summary>What became of a message, and who has read it.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="ReadUserIds">The users that have read it.</param>
/// <param name="UnreadUserIds">The users that have not; of a message to a group DingTalk does not tell them.</param>
public sealed record ReadStatus(MessageStatus Status, IReadOnlyList<string> ReadUserIds, IReadOnlyList<string> UnreadUserIds)
{
    /// <summary>Whether there are more readers than are listed: the list is cut at 20,000.</summary>
    public bool IsCut { get; init; }
}
