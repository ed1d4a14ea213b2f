namespace DingTalk.Robots;

/// <summary>Several headlines with pictures, each of which opens its own address. It mentions nobody: DingTalk allows none here.</summary>
/// <param name="Links">The headlines; at least one.</param>
public sealed record FeedCardMessage(IReadOnlyList<FeedCardLink> Links) : RobotMessage;
