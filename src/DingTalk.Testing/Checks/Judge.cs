using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Checks;

/// <summary>
/// Decides over one request. DingTalk does not document the order of its checks; this one goes from the envelope to the
/// content, and what counts against a limit comes last, so that a request refused for its form costs nothing.
/// </summary>
sealed class Judge(DingTalkGroupOptions options, MonthlyCount month)
{
    const int BodyLimit = 20_000;

    readonly Wording _wording = new(options.Dialect);

    /// <summary>The caller holds the group's lock: the windows and counts are changed here.</summary>
    public Verdict Decide(IncomingRequest request, GroupRobot? robot, MessageContent? content, DateTimeOffset now)
    {
        if (request.Method != "POST")
            return Verdict.Refused(43002, Wording.Post, $"the method is {request.Method}, not POST");
        if (request.Token.Length == 0)
            return Verdict.Refused(40035, _wording.Missing("access_token"), "the address has no access_token");
        if (robot is null)
            return Verdict.Refused(300005, Wording.UnknownToken, "no robot of this group has this access_token");
        if (!BodyReader.IsSupported(request.ContentType))
            return Verdict.Refused(43004, Wording.ContentType, "the content type is neither JSON nor a form");
        if (request.BodyBytes > BodyLimit)
            return Verdict.Refused(460101, _wording.TooLong, $"the body has {request.BodyBytes} bytes, the limit is {BodyLimit}");
        if (content is null)
            return Verdict.Refused(40035, _wording.Missing("json"), "the body is missing, or not a JSON object");
        if (!content.Supported)
            return Verdict.Refused(400105, _wording.UnknownType, $"a custom robot has no message type '{content.MsgType}'");

        return Security(request, robot, content, now)
            ?? Fields(content)
            ?? Limits(robot, content, now)
            ?? Verdict.Delivered;
    }

    Verdict? Security(IncomingRequest request, GroupRobot robot, MessageContent content, DateTimeOffset now)
    {
        if (robot.Secret is { } secret)
        {
            if (request.Timestamp.Length == 0 || request.Sign.Length == 0)
                return Verdict.Refused(310000, _wording.Sign, "the address lacks timestamp or sign");
            if (RobotSignature.TimestampFault(request.Timestamp, now) is { } late)
                return Verdict.Refused(310000, _wording.Timestamp, late);
            if (RobotSignature.SignFault(request.Sign, request.Timestamp, secret) is { } wrong)
                return Verdict.Refused(310000, _wording.Sign, wrong);
        }

        var keywords = robot.Keywords;
        if (keywords.Count > 0 && content.MsgType != "empty" && !keywords.Any(word => Holds(content, word)))
            return Verdict.Refused(310000, _wording.Keyword, "neither the title nor the text holds one of the robot's keywords");

        var ranges = robot.Ranges;
        return ranges.Count > 0 && !ranges.Any(range => range.Contains(request.Sender))
            ? Verdict.Refused(310000, _wording.Ip(request.Sender.ToString()), $"{request.Sender} is in none of the robot's ranges")
            : null;
    }

    Verdict? Fields(MessageContent content) => content.Missing is { } missing
        ? Verdict.Refused(missing.ErrCode, _wording.MissingField(missing.Path), $"{missing.Path} is missing or empty")
        : null;

    Verdict? Limits(GroupRobot robot, MessageContent content, DateTimeOffset now)
    {
        if (!robot.Window.HasRoom(now))
        {
            var text = Wording.Throttled(options.ThrottleCode, options.PerMinute);
            var reason = robot.Window.ClosedUntil(now) is { } until
                ? $"more than {options.PerMinute} messages in 60 seconds: the robot refuses until {until:yyyy-MM-ddTHH:mm:ssZ}"
                : $"more than {options.PerMinute} messages in 60 seconds";
            return Verdict.Refused(options.ThrottleCode, text, reason);
        }

        if (!month.HasRoom(now))
            return Verdict.Refused(90030, Wording.Quota, $"the month's quota of {options.MonthlyQuota} messages is used up");

        robot.Window.Take(now);
        month.Take(now);
        if (content.MsgUuid is not { } uuid) return null;
        if (robot.Uuids.Contains(uuid))
            return new Verdict(MessageOutcome.Refused, 0, "ok", "a message with this msgUuid is shown already");
        robot.Uuids.Add(uuid);
        return null;
    }

    static bool Holds(MessageContent content, string word) =>
        content.Title.Contains(word, StringComparison.Ordinal) || content.Text.Contains(word, StringComparison.Ordinal);
}
