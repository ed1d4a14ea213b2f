using System.Globalization;
using DingTalk.Testing.Advice;
using DingTalk.Testing.Inbox;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Checks;

/// <summary>
/// Decides over one request. DingTalk does not document the order of its checks; this one goes from the envelope to the
/// content, and what counts against a limit comes last, so that a request refused for its form costs nothing.
/// </summary>
sealed class Judge(DingTalkGroupOptions options, MonthlyCount month)
{
    public const int BodyLimit = 20_000;

    /// <summary>
    /// The caller holds the group's lock: the windows and counts are changed here. Clients sign by their own time, which is not the
    /// group's where that was advanced. The secrets of the other robots serve to recognise a signature that was made with one.
    /// </summary>
    public Verdict Decide(
        IncomingRequest request,
        GroupRobot? robot,
        MessageContent? content,
        DateTimeOffset now,
        DateTimeOffset clientNow,
        IEnumerable<string> others)
    {
        var wording = Wording.Of(robot?.Dialect ?? options.Dialect);
        if (request.Method != "POST") return WrongMethod(request);
        if (request.Token.Length == 0)
        {
            return Verdict.Refused(
                40035, wording.Missing("access_token"), "The address has no access_token: it must be /robot/send?access_token=….");
        }

        if (robot is null)
        {
            return Verdict.Refused(300005, Wording.UnknownToken, Address(request.Token)
                ? "The access_token is a whole address: it is only what follows access_token= in the webhook."
                : "No robot of this group has this access_token: copy the webhook again, whole.");
        }

        return Envelope(request, content, wording)
            ?? Security(request, robot, content!, wording, clientNow, others)
            ?? Fields(content!, wording)
            ?? Limits(robot, content!, now)
            ?? Verdict.Delivered;
    }

    /// <summary>
    /// Decides over a request to a temporary address. It has no security settings, and here no limits: none are documented.
    /// </summary>
    public Verdict DecideSession(IncomingRequest request, GroupSession? session, MessageContent? content, DateTimeOffset now)
    {
        var wording = Wording.Of(options.Dialect);
        if (request.Method != "POST") return WrongMethod(request);
        if (request.Session.Length == 0)
        {
            return Verdict.Refused(
                40035, wording.Missing("session"), "The address has no session: it must be /robot/sendBySession?session=….");
        }

        if (session is null)
        {
            return Verdict.Refused(
                300001, Wording.UnknownSession, "There is no such session: take the sessionWebhook of /api/state, or POST /api/sessions.");
        }

        if (now >= session.ExpiresAt)
        {
            return Verdict.Refused(
                300001,
                Wording.UnknownSession,
                $"The session has expired at {Time(session.ExpiresAt)}: such an address is valid for a while only. POST /api/sessions makes another.");
        }

        return Envelope(request, content, wording) ?? Fields(content!, wording) ?? Verdict.Delivered;
    }

    static Verdict WrongMethod(IncomingRequest request) => Verdict.Refused(
        43002, Wording.Post, $"The method is {request.Method}: a message must be sent with POST.");

    Verdict? Envelope(IncomingRequest request, MessageContent? content, Wording wording)
    {
        if (!BodyReader.IsSupported(request.ContentType))
        {
            var type = request.ContentType.Length == 0 ? "There is no Content-Type" : $"The Content-Type is {Short(request.ContentType)}";
            return Verdict.Refused(
                43004, Wording.ContentType, $"{type}: it must be application/json, or application/x-www-form-urlencoded for a form.");
        }

        if (request.BodyBytes > BodyLimit)
        {
            return Verdict.Refused(
                460101,
                wording.TooLong,
                $"The body has {request.BodyBytes} bytes, the limit is {BodyLimit}: shorten or split it. It counts bytes of UTF-8, three for "
                + "a Chinese character.");
        }

        if (content is null)
            return Verdict.Refused(40035, wording.Missing("json"), BodyAdvice.Explain(request.ContentType, request.ContentEncoding, request.Body));
        return content.Supported && (content.MsgType != "image" || options.TakesImageMessages)
            ? null
            : Verdict.Refused(400105, wording.UnknownType, TypeAdvice.Unknown(content));
    }

    static Verdict? Security(
        IncomingRequest request,
        GroupRobot robot,
        MessageContent content,
        Wording wording,
        DateTimeOffset clientNow,
        IEnumerable<string> others)
    {
        if (robot.Secret is { } secret)
        {
            var (timestamp, sign) = (request.Timestamp, request.Sign);
            if (timestamp.Length == 0 || sign.Length == 0)
            {
                var lacking = timestamp.Length > 0 ? "sign" : sign.Length > 0 ? "timestamp" : "timestamp and no sign";
                return Verdict.Refused(
                    310000,
                    wording.Sign,
                    $"The address has no {lacking}: this robot has a signing secret, so &timestamp=MILLISECONDS&sign=SIGNATURE must follow the "
                    + $"access_token. {SignatureAdvice.Recipe}");
            }

            if (RobotSignature.TimestampFault(timestamp, clientNow) is { } late)
                return Verdict.Refused(310000, wording.Timestamp, late);
            if (!RobotSignature.IsRight(sign, timestamp, secret))
                return Verdict.Refused(310000, wording.Sign, SignatureAdvice.Explain(sign, timestamp, secret, others));
        }

        var keywords = robot.Keywords;
        if (keywords.Count > 0 && content.MsgType is not ("empty" or "image") && !keywords.Any(word => Holds(content, word)))
        {
            return Verdict.Refused(
                310000,
                wording.Keyword,
                $"Neither the title nor the text holds one of the robot's keywords ({string.Join(", ", keywords)}): one of them must be there, in the "
                + "same letters.");
        }

        var ranges = robot.Ranges;
        return ranges.Count > 0 && !ranges.Any(range => range.Contains(request.Sender))
            ? Verdict.Refused(
                310000,
                wording.Ip(request.Sender.ToString()),
                $"{request.Sender} is in none of the robot's address ranges ({string.Join(", ", ranges)}): add it to them, or send from there.")
            : null;
    }

    static Verdict? Fields(MessageContent content, Wording wording) => content.Missing is { } missing
        ? Verdict.Refused(missing.ErrCode, wording.MissingField(missing.Path), TypeAdvice.Missing(missing, content))
        : null;

    Verdict? Limits(GroupRobot robot, MessageContent content, DateTimeOffset now)
    {
        if (!robot.Window.HasRoom(now))
        {
            var reason = robot.Window.ClosedUntil(now) is { } until
                ? $"More than {robot.PerMinute} messages in 60 seconds: the robot refuses everything until {Time(until)}. Wait that long, and send "
                    + "fewer, fuller messages."
                : $"More than {robot.PerMinute} messages in 60 seconds: send fewer, fuller messages.";
            return Verdict.Refused(robot.ThrottleCode, Wording.Throttled(robot.ThrottleCode, robot.PerMinute), reason);
        }

        if (!month.HasRoom(now)) return OverQuota($"The organisation's quota of {month.Quota} messages");
        if (!robot.Month.HasRoom(now)) return OverQuota($"This robot's own quota of {robot.Month.Quota} messages");
        robot.Window.Take(now);
        month.Take(now);
        robot.Month.Take(now);
        if (content.MsgUuid is not { } uuid) return null;
        if (robot.Uuids.Contains(uuid))
        {
            return new Verdict(
                MessageOutcome.Refused,
                0,
                "ok",
                "A message with this msgUuid is shown already, so this one is not: a retry keeps its msgUuid, a new message takes a new one.");
        }

        robot.Uuids.Add(uuid);
        return null;
    }

    static Verdict OverQuota(string what) => Verdict.Refused(
        90030, Wording.Quota, $"{what} a month is used up: it begins anew with the month in China. Send fewer messages.");

    static bool Holds(MessageContent content, string word) =>
        content.Title.Contains(word, StringComparison.Ordinal) || content.Text.Contains(word, StringComparison.Ordinal);

    static bool Address(string token) => token.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
