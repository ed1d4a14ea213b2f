using static DingTalk.Robots.SendOutcome;

namespace DingTalk.Robots;

/// <summary>
/// The codes that stand for several failures, told apart by their text. The texts have changed twice and come in two
/// languages, so only fragments are looked for.
/// </summary>
static class SharedCodes
{
    static readonly Verdict UnknownToken = new(
        RefusedForConfiguration, SendReason.UnknownToken,
        "DingTalk does not know the access token. Copy the webhook from the robot's settings again.");

    static readonly (long Code, string[] Fragments, Verdict Verdict)[] Rows =
    [
        (310000, ["keyword", "关键词"], new(
            RefusedForConfiguration, SendReason.Keyword,
            "The message holds none of the robot's keywords. Put one of them into the title and the text, in the same case.")),

        // Before the signature: one of the texts about time speaks of the signature too.
        (310000, ["timestamp", "过期"], new(
            RefusedForConfiguration, SendReason.Clock,
            "The request's time is more than an hour off. Set this machine's clock.")),
        (310000, ["whitelist", "白名单"], new(
            RefusedForConfiguration, SendReason.IpAddress,
            "This machine's public address is not in the robot's list of allowed addresses. Add it in the robot's security "
            + "settings.")),
        (310000, ["sign", "签名"], new(
            RefusedForConfiguration, SendReason.Signature,
            "The signature is wrong or missing. Copy the secret (SEC…) from the robot's security settings again.")),
        (310000, [], new(
            RefusedForConfiguration, SendReason.Other,
            "One of the robot's security settings does not hold. The error message says which.")),

        (300001, ["param"], new(
            RefusedForContent, SendReason.Malformed,
            "A field of the message is missing or empty. The error message names it.")),
        (300001, ["session"], UnknownToken with
        {
            Advice = "The session is over: a callback's sessionWebhook lives for about 90 minutes. Answer to a newer callback, or send "
                + "through an AppRobot or the webhook of a custom robot.",
        }),
        (300001, [], UnknownToken),

        (40035, ["access_token"], UnknownToken with
        {
            Advice = "The access token did not arrive. Look for a proxy or gateway on the way that drops the address's query.",
        }),
        (40035, [], new(
            RefusedForContent, SendReason.Malformed, "DingTalk could not read the message's JSON, or found none.")),
    ];

    public static Verdict Judge(long code, string message)
    {
        var text = message.ToLowerInvariant();
        return Array.Find(
            Rows, row => row.Code == code && (row.Fragments.Length == 0 || row.Fragments.Any(text.Contains))).Verdict;
    }
}
