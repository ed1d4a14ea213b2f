namespace DingTalk.Robots;

/// <summary>One robot of a <see cref="RobotGroup"/>, and how it stands.</summary>
/// <param name="Robot">The robot.</param>
/// <param name="OutUntil">Until when it is passed over; null where it is in.</param>
/// <param name="Reason">Why it is out; <see cref="SendReason.None"/> where it is in.</param>
/// <param name="Advice">What to do about it; empty where it is in.</param>
public sealed record RobotGroupMember(IRobot Robot, DateTimeOffset? OutUntil, SendReason Reason, string Advice)
{
    /// <summary>Whether it is passed over at present.</summary>
    public bool IsOut => OutUntil is not null;
}
