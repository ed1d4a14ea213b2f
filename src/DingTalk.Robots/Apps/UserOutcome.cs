namespace DingTalk.Robots;

/// <summary>What is known about a message to one user.</summary>
public enum UserOutcome
{
    /// <summary>DingTalk took the message for this user and delivers it by itself; <see cref="AppRobot.GetUserReadStatusAsync"/> tells more.</summary>
    Accepted,

    /// <summary>DingTalk does not know the user id, or it is outside the app's scope (<c>invalidStaffIdList</c>).</summary>
    Invalid,

    /// <summary>The user was sent too many messages (<c>flowControlledStaffIdList</c>); the same message may succeed later.</summary>
    FlowControlled,

    /// <summary>The call for this user was refused: the message is surely not delivered.</summary>
    Refused,

    /// <summary>
    /// Nobody can tell whether DingTalk took the message for this user. There is no key by which it would know it again: a second
    /// send may show it twice.
    /// </summary>
    InDoubt,

    /// <summary>Nothing was sent for this user, because an earlier call failed in a way that the next ones would have too.</summary>
    NotAttempted,
}
