using static DingTalk.Robots.AppVerdicts;
using static DingTalk.Robots.SendOutcome;

namespace DingTalk.Robots;

/// <summary>
/// What the numbers of oapi.dingtalk.com mean to an app, by its page "server API error codes". What every caller may meet (busy,
/// throttled, quota) is in <see cref="ErrorCodes"/>.
/// </summary>
static class AppErrorCodes
{
    static readonly Dictionary<long, Verdict> Known = new()
    {
        [88] = Permission,
        [33012] = UnknownUser,
        [34016] = TooLong,
        [40001] = StaleToken,
        [40004] = Malformed,
        [40005] = Malformed with { Advice = "DingTalk does not take a file of this type here. Its ending and its content must agree." },
        [40006] = TooLong with { Advice = "The file is larger than DingTalk takes, or empty." },
        [40007] = Malformed with { Advice = "DingTalk does not know the media id. Upload the file again with the same app." },
        [40009] = TooLong with { Advice = "The picture is larger than DingTalk takes." },
        [40014] = StaleToken,
        [40035] = Malformed,
        [40056] = Malformed with { Advice = "The AgentId is not this app's. Copy it from the app's page in DingTalk's developer console." },
        [40089] = Credentials,
        [40104] = UnknownUser with { Advice = "This is no mobile number that DingTalk knows the form of." },
        [41001] = StaleToken,
        [41045] = Quota with
        {
            Advice = "DingTalk takes a work notification to everybody three times a day, and so many of an app in all. Send it to users "
                + "or departments, or tomorrow.",
        },
        [42001] = StaleToken,
        [50002] = UnknownUser with
        {
            Advice = "The person is outside the app's visible range. Widen it in the app's settings.",
        },
        [60011] = Permission,
        [60020] = IpAddress,
        [60121] = UnknownUser with
        {
            Advice = "Nobody in the organisation has this user id or mobile number; who has left is not found.",
        },
        [90002] = Qps,
        [90018] = Qps,
        [90020] = Quota,
        [400002] = Malformed,
    };

    public static Verdict Judge(long code, string message)
    {
        if (Known.TryGetValue(code, out var verdict)) return verdict;

        var shared = ErrorCodes.Judge(code, message);
        return shared.Reason is SendReason.Busy or SendReason.Throttled or SendReason.Quota or SendReason.Content ? shared
            : shared.Outcome == RefusedForContent ? Malformed
            : Other;
    }
}
