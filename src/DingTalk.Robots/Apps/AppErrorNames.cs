using static DingTalk.Robots.AppVerdicts;
using static DingTalk.Robots.SendOutcome;

namespace DingTalk.Robots;

/// <summary>
/// What the symbolic codes of api.dingtalk.com mean, as its pages on each call list them. The first row that fits decides; a row
/// that ends in * fits whatever begins so. Misspelt codes are DingTalk's.
/// </summary>
static class AppErrorNames
{
    static readonly TimeSpan FlowPause = TimeSpan.FromMinutes(1);

    static readonly Verdict UnknownGroup = new(
        RefusedForConfiguration, SendReason.UnknownGroup,
        "DingTalk does not know the group, or the robot is not in it, or the group is not one of the organisation's own. Add the "
        + "robot in the group's settings, and take the openConversationId from the callback when somebody mentions it there.");

    // DingTalk calls a robot that does not exist and one that is not in the group the same.
    static readonly Verdict NoSuchRobot = UnknownRobot with
    {
        Advice = "DingTalk finds no such robot. In a group: the robot is not in it, so add it in the group's settings. Else the robot "
            + "code is wrong: for an in-house app it is the AppKey; the app needs the robot capability, and to be published.",
    };

    static readonly Verdict FlowControl = new(
        NotAccepted, SendReason.Throttled,
        "DingTalk holds these messages for too many or too frequent. Wait a minute, and send fewer, fuller messages.", FlowPause);

    static readonly Verdict Expired = new(
        RefusedForContent, SendReason.Expired,
        "DingTalk has no such message for this robot, or it is older than DingTalk keeps it (24 hours for messages to users).");

    static readonly (string Name, Verdict Verdict)[] Rows =
    [
        ("InvalidAuthentication*", StaleToken),
        ("invalidClientIdOrSecret", Credentials),
        ("invalid.client*", Credentials),
        ("unauthorized.client", Credentials),
        ("authFailed", Credentials),
        ("Forbidden.AccessDenied.IpNotInWhiteList", IpAddress),
        ("Forbidden.AccessDenied.Qps*", Qps),
        ("Forbidden.AccessDenied.Qpm*", Qpm),
        ("Forbidden.AccessDenied.ApiCountLimit*", Quota),
        ("Forbidden.AccessDenied*", Permission),
        ("unauthorized", Permission),
        ("auth.error", Permission),
        ("permissionDenied*", Permission),

        ("invalidParameter.robotCode.notExsit", NoSuchRobot),
        ("invalidParameter.robotCode*", UnknownRobot),
        ("miss.robotCode", UnknownRobot),
        ("not.allowed.robotCode", UnknownRobot),
        ("invalid.chatbotId", UnknownRobot),

        ("invalid.openConversationId", UnknownGroup),
        ("miss.openConversationId", UnknownGroup),
        ("invalidParameter.openConversationId*", UnknownGroup),
        ("illegal.openconevrsation.id", UnknownGroup),
        ("conversation.org.dismatch", UnknownGroup),
        ("resource.not.found", UnknownGroup),
        ("group.disbanded", new(
            RefusedForConfiguration, SendReason.GroupDissolved, "The group has been dissolved. Send to another one.")),
        ("bot.stopped", new(
            RefusedForConfiguration, SendReason.RobotDisabled,
            "The robot is stopped. Start it on the app's page in DingTalk's developer console or in the group's settings.")),
        ("send.forbidden", new(
            RefusedForConfiguration, SendReason.RobotDisabled, "The group or the organisation does not let the robot speak there.")),

        ("invalidParameter.userIds.overMax", Malformed),
        ("ding.receivercount.limit", Malformed),
        ("invalidParameter.userIds*", UnknownUser),
        ("miss.staffId", UnknownUser),

        ("invalidParameter.msgParam.tooLong", TooLong),
        ("contain.*", Content),
        ("send.too.fast", FlowControl),
        ("send.byToken.tooFast", FlowControl),
        ("too.many.*", FlowControl),
        ("toomuch.msg", FlowControl),
        ("ding.serverquota.insufficient", new(
            NotAccepted, SendReason.Quota,
            "The organisation's package of SMS or phone calls is used up. An administrator buys more; rings in the app need none.",
            TimeSpan.FromDays(1))),
        ("send.ding.exception", new(
            RefusedForConfiguration, SendReason.Other,
            "DingTalk did not ring. DINGs of a robot need the professional or exclusive edition.")),

        ("processQueryKey.expireTime", new(
            NotAccepted, SendReason.Expired,
            "DingTalk does not know the message yet, or no longer: fresh, ask again in some seconds; it is kept for 24 hours.",
            TimeSpan.FromSeconds(3))),
        ("robot.processQueryKey*", Expired),
        ("invalid.processQueryKey*", Expired),
        ("processQueryKey*", Expired),
        ("notRevoke.all.messages", Expired),
        ("recall.ding.exception", Expired),

        ("system.busy", Busy),
        ("systemBusy", Busy),
        ("unknown.send.result", Unsure with { Reason = SendReason.NoAnswer }),
        ("system.error", Unsure),
        ("invalidParameter*", Malformed),
        ("invalid.*", Malformed),
        ("miss.*", Malformed),
    ];

    public static Verdict? Find(string name) => Array.Find(Rows, row => Fits(row.Name, name)).Verdict;

    static bool Fits(string row, string name)
    {
        const StringComparison comparison = StringComparison.OrdinalIgnoreCase;
        if (row[row.Length - 1] != '*') return string.Equals(row, name, comparison);

        var core = row.TrimEnd('*');
        return name.StartsWith(core, comparison);
    }
}
