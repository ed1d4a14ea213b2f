namespace DingTalk.Robots;

/// <summary>Why a message was not delivered.</summary>
public enum SendReason
{
    /// <summary>It was delivered.</summary>
    None,

    /// <summary>The robot's limit was exceeded (130101, 410100); DingTalk silences the robot for ten minutes.</summary>
    Throttled,

    /// <summary>No permit was free in time; nothing was sent.</summary>
    NoPermit,

    /// <summary>The message holds none of the robot's keywords (310000).</summary>
    Keyword,

    /// <summary>The request's time is more than an hour off (310000).</summary>
    Clock,

    /// <summary>The signature is wrong or missing (310000).</summary>
    Signature,

    /// <summary>The sender's address is not in the robot's allow-list (310000).</summary>
    IpAddress,

    /// <summary>The access token is unknown (300001, 300005, 400101), or missing.</summary>
    UnknownToken,

    /// <summary>The robot is disabled or no longer in the group (400102, 400106).</summary>
    RobotDisabled,

    /// <summary>The group has been dissolved (400013).</summary>
    GroupDissolved,

    /// <summary>DingTalk's content check objected (430101 to 430104).</summary>
    Content,

    /// <summary>The body is over the limit (460101, 101002), or would have been.</summary>
    TooLong,

    /// <summary>The organisation's monthly quota is used up (90030, 90020).</summary>
    Quota,

    /// <summary>The request itself is wrong: a field is missing, the JSON or the content type is not accepted.</summary>
    Malformed,

    /// <summary>DingTalk is busy (-1, 500100, 90002, 90018, the per-address block); try again soon.</summary>
    Busy,

    /// <summary>The server was never reached: DNS, connect or TLS failed.</summary>
    Unreachable,

    /// <summary>No answer came within the time-out, or the connection was lost after the request was written.</summary>
    NoAnswer,

    /// <summary>The server answered with a 5xx.</summary>
    ServerError,

    /// <summary>The answer could not be read: no JSON, no <c>errcode</c>, too large.</summary>
    Unreadable,

    /// <summary>
    /// A refusal that is not known to this library: a code of DingTalk's, or a 4xx or a redirection without one, as a proxy on
    /// the way gives.
    /// </summary>
    Other,

    /// <summary>The app's key or secret is wrong (<c>invalidClientIdOrSecret</c>, 40089, 40001 of a token request).</summary>
    Credentials,

    /// <summary>
    /// The app lacks a permission (403 <c>AccessTokenPermissionDenied</c>, 60011, 88): <see cref="SendResult.RequiredScopes"/>
    /// names it where DingTalk does.
    /// </summary>
    Permission,

    /// <summary>DingTalk does not know the group, or the robot is not in it, or the group is not one of the organisation's own.</summary>
    UnknownGroup,

    /// <summary>DingTalk does not know a receiver, or a receiver is outside the app's scope.</summary>
    UnknownUser,

    /// <summary>DingTalk does not know the robot code, or it is another app's, or the robot is not in the group.</summary>
    UnknownRobot,

    /// <summary>What is asked about is too old, or not ready yet: a message's key, a task, a session.</summary>
    Expired,

    /// <summary>DingTalk took the message for some of the receivers only; it says for which.</summary>
    Partial,
}
