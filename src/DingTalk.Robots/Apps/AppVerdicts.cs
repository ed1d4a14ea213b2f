using static DingTalk.Robots.SendOutcome;

namespace DingTalk.Robots;

/// <summary>What both of DingTalk's APIs may say, each in its own code.</summary>
static class AppVerdicts
{
    public const string StaleTokenAdvice =
        "DingTalk did not accept the access token, not even a new one. Look for a second program that uses the app's key with a "
        + "secret that has been replaced, and for an app that is switched off.";

    public static readonly Verdict Credentials = new(
        RefusedForConfiguration, SendReason.Credentials,
        "The AppKey and the AppSecret do not belong together. Copy both (today Client ID and Client Secret) from the app's page in "
        + "DingTalk's developer console, and see that the app is not switched off.");

    public static readonly Verdict StaleToken = new(RefusedForConfiguration, SendReason.UnknownToken, StaleTokenAdvice);

    public static readonly Verdict Permission = new(
        RefusedForConfiguration, SendReason.Permission,
        "The app lacks a permission. Grant it in DingTalk's developer console, on the app's page under permissions (权限管理); it "
        + "holds after a minute or two.");

    public static readonly Verdict IpAddress = new(
        RefusedForConfiguration, SendReason.IpAddress,
        "This machine's public address is not in the app's list of outgoing addresses. Add it in DingTalk's developer console, in "
        + "the app's security settings.");

    public static readonly Verdict Qps = new(
        NotAccepted, SendReason.Throttled,
        "The app called this API more often than DingTalk allows (20 times a second in the standard edition). Call again after a "
        + "second, and divide the limit where several processes share the app.",
        TimeSpan.FromSeconds(1));

    public static readonly Verdict Qpm = Qps with
    {
        Advice = "The app called this API more often in a minute than DingTalk allows. Call again after a minute.",
        RetryAfter = TimeSpan.FromMinutes(1),
    };

    public static readonly Verdict Quota = new(
        NotAccepted, SendReason.Quota,
        "The organisation's monthly quota of API calls is used up. Nothing passes before the month ends (China time) or an "
        + "administrator buys more; call less often.",
        TimeSpan.FromDays(1));

    public static readonly Verdict UnknownUser = new(
        RefusedForContent, SendReason.UnknownUser,
        "DingTalk does not know a receiver in this organisation, or the receiver is outside the app's visible range. Use user ids of "
        + "the organisation's members (FindUserIdAsync finds one by a mobile number), and widen the range in the app's settings.");

    public static readonly Verdict UnknownRobot = new(
        RefusedForConfiguration, SendReason.UnknownRobot,
        "DingTalk does not know the robot code, or it is another app's. For an in-house app it is the AppKey; the app needs the "
        + "robot capability, and to be published.");

    public static readonly Verdict Content = new(
        RefusedForContent, SendReason.Content,
        "DingTalk's content check objected to the text, a link, a picture or the content of the message. Send it without.");

    public static readonly Verdict Malformed = new(
        RefusedForContent, SendReason.Malformed,
        "DingTalk did not accept a field of the call. The code and the error message say which.");

    public static readonly Verdict TooLong = new(
        RefusedForContent, SendReason.TooLong, "The message is longer than DingTalk takes here. Shorten or divide it.");

    public static readonly Verdict Busy = new(
        NotAccepted, SendReason.Busy, "DingTalk is busy. Call again in a moment, at most three times.", TimeSpan.FromSeconds(2));

    public static readonly Verdict Unsure = new(
        SendOutcome.InDoubt, SendReason.ServerError,
        "DingTalk failed on the way, so that nobody knows whether it took the call.");

    public static readonly Verdict Other = new(
        RefusedForConfiguration, SendReason.Other,
        "DingTalk refused the call with a code that is not known here. The code and the error message say why.");
}
