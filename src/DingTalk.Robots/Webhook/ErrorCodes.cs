using static DingTalk.Robots.SendOutcome;

namespace DingTalk.Robots;

/// <summary>
/// What DingTalk's codes mean: those of its pages "custom robots send group messages" and "server API error codes", and those
/// that live servers have been seen to answer with. What a code's text decides is in <see cref="SharedCodes"/>.
/// </summary>
static class ErrorCodes
{
    public static readonly TimeSpan ThrottlePenalty = TimeSpan.FromMinutes(10);

    // A call more than once a second is what these limits of the gateway count.
    static readonly TimeSpan GatewayPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    static readonly Verdict Throttled = new(
        NotAccepted, SendReason.Throttled,
        "The robot was sent more than 20 messages in a minute, and DingTalk silences it for ten minutes. Send fewer, fuller "
        + "messages, and divide the limit where several processes share the robot.",
        ThrottlePenalty);

    static readonly Verdict Busy = new(
        NotAccepted, SendReason.Busy, "DingTalk is busy. Send the message again in a moment, at most three times.");

    static readonly Verdict GatewayBusy = Busy with
    {
        Advice = "DingTalk's gateway limits how often it is called. Send the message again after a pause.",
        RetryAfter = GatewayPause,
    };

    static readonly Verdict Quota = new(
        NotAccepted, SendReason.Quota,
        "The organisation's monthly quota of messages is used up. Nothing passes before the month ends (China time) or an "
        + "administrator buys more; send less often.",
        OneDay);

    static readonly Verdict UnknownToken = new(
        RefusedForConfiguration, SendReason.UnknownToken,
        "DingTalk does not know the access token. Copy the webhook from the robot's settings again.");

    static readonly Verdict MalformedRequest = new(
        RefusedForConfiguration, SendReason.Malformed,
        "The request did not arrive as it was sent: it has to be a POST with a JSON body. Look for a proxy or gateway on the way "
        + "that changes it.");

    static readonly Verdict MissingField = new(
        RefusedForContent, SendReason.Malformed,
        "A field of the message is missing or empty, or has the wrong form. The error message names it.");

    static readonly Verdict Content = new(
        RefusedForContent, SendReason.Content,
        "DingTalk's content check objected to the text, a picture or the content of the message. Send it without.");

    static readonly Verdict TooLong = new(
        RefusedForContent, SendReason.TooLong, "The message is longer than 20,000 bytes. Shorten or divide it.");

    static readonly Dictionary<long, Verdict> Known = new()
    {
        [-1] = Busy,
        [88] = UnknownToken with { Advice = "The request was not authorised. Copy the webhook from the robot's settings again." },
        [43002] = MalformedRequest,
        [43004] = MalformedRequest,
        [90002] = GatewayBusy,
        [90018] = GatewayBusy,
        [90020] = Quota,
        [90030] = Quota,
        [101002] = TooLong,
        [130101] = Throttled,
        [300005] = UnknownToken,
        [400013] = new(
            RefusedForConfiguration, SendReason.GroupDissolved,
            "The group has been dissolved. Make a robot in another group and use its webhook."),
        [400101] = UnknownToken,
        [400102] = new(
            RefusedForConfiguration, SendReason.RobotDisabled, "The robot is disabled. Enable it in the group's settings."),
        [400105] = new(
            RefusedForContent, SendReason.Malformed, "DingTalk does not support this type of message here. Send another type."),
        [400106] = new(
            RefusedForConfiguration, SendReason.RobotDisabled,
            "The robot is no longer in the group. Add a robot to the group and use its webhook."),
        [410100] = Throttled,
        [430101] = Content with
        {
            Advice = "DingTalk holds a link in the message for unsafe. Send it without the link, or in a form that is none.",
        },
        [430102] = Content with { Advice = "DingTalk holds the message's text for improper. Send it without." },
        [430103] = Content with { Advice = "DingTalk holds a picture in the message for improper. Send it without." },
        [430104] = Content,
        [450101] = Throttled,
        [460101] = TooLong,
        [500100] = Busy,
    };

    public static Verdict Judge(long code, string message)
    {
        if (Known.TryGetValue(code, out var verdict)) return verdict;

        return code switch
        {
            40035 or 300001 or 310000 => SharedCodes.Judge(code, message),
            >= 90001 and <= 90017 => GatewayBusy,
            >= 400200 and <= 400699 => MissingField,
            >= 430100 and <= 430199 => Content,

            // Nobody knows what an unknown refusal means. As one of the configuration it loses nothing, is tried again less
            // and less often, and is shown to a person, with DingTalk's own words; as one of the content it would be answered
            // with a stub at once, each time.
            _ => new Verdict(
                RefusedForConfiguration, SendReason.Other,
                "DingTalk refused the message with a code that is not known here. The code and the error message say why."),
        };
    }
}
