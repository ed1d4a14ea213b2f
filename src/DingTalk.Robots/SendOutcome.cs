namespace DingTalk.Robots;

/// <summary>What is known about a message after the attempt to send it.</summary>
public enum SendOutcome
{
    /// <summary>DingTalk answered <c>errcode</c> 0: the message is in the conversation.</summary>
    Delivered,

    /// <summary>
    /// The message is surely not in the conversation, and the same message may succeed later: the server was never reached
    /// (DNS, connect, TLS), it throttles, it is busy, or the quota is used up.
    /// </summary>
    NotAccepted,

    /// <summary>
    /// Nobody can tell whether the message was accepted: a time-out or a reset after the request was written, a 5xx, an
    /// answer that cannot be read. Sending the same message again is safe only where <see cref="SendResult.MayRepeat"/> says
    /// so: a webhook knows it by its <see cref="RobotMessage.MsgUuid"/>, an app's robot has no such key.
    /// </summary>
    InDoubt,

    /// <summary>DingTalk refused what the message says; another message may pass.</summary>
    RefusedForContent,

    /// <summary>DingTalk refused the robot's configuration; no message will pass until somebody mends it.</summary>
    RefusedForConfiguration,

    /// <summary>
    /// DingTalk took the message and delivers it by itself: what an app's robot is told at best. Whether it arrived is another
    /// question, which <see cref="AppRobot.GetGroupReadStatusAsync"/> and its like answer.
    /// </summary>
    Accepted,
}
