using static DingTalk.Robots.SendOutcome;

namespace DingTalk.Robots;

/// <summary>
/// Judges an answer of either API. The newer one refuses with a status and a symbolic code, the older one with status 200 and an
/// errcode; what stands between us and DingTalk answers with a status alone.
/// </summary>
static class AppJudge
{
    static readonly TimeSpan AddressBlock = TimeSpan.FromMinutes(5);

    static readonly Verdict Accepted = new(SendOutcome.Accepted, SendReason.None, "");

    static readonly Verdict Blocked = new(
        NotAccepted, SendReason.Busy,
        "DingTalk's firewall blocks this machine's address for five minutes because of too many calls from it.", AddressBlock);

    public static Verdict Judge(int status, AppAnswer answer, bool isLegacy, TimeSpan? retryAfter)
    {
        var isGood = status is >= 200 and < 300;
        if (answer is { Number: { } code } && (code != 0 || isLegacy))
            return code != 0 ? AppErrorCodes.Judge(code, answer.Message) : isGood ? Accepted : ByStatus(status, retryAfter);
        if (answer.Name.Length > 0)
            return AppErrorNames.Find(answer.Name) ?? (status is >= 400 and < 500 ? Other : ByStatus(status, retryAfter));
        if (answer.IsAddressBlock) return Blocked;
        return isGood && answer.Root is not null && !isLegacy ? Accepted : ByStatus(status, retryAfter);
    }

    static Verdict Other => AppVerdicts.Other;

    static Verdict ByStatus(int status, TimeSpan? retryAfter) => status switch
    {
        >= 500 => AppVerdicts.Unsure with
        {
            Advice = $"The server answered with HTTP {status}, so that nobody knows whether DingTalk took the call.",
        },
        429 => Blocked with
        {
            Advice = "The server answered with HTTP 429: too many calls. Call less often.",
            RetryAfter = retryAfter ?? AddressBlock,
        },
        413 => AppVerdicts.TooLong with
        {
            Advice = "The server, or a proxy on the way, holds the call for too large (HTTP 413). Shorten or divide it.",
        },
        408 => AppVerdicts.Unsure with { Reason = SendReason.NoAnswer, Advice = "The server gave up waiting (HTTP 408)." },
        403 => Blocked with
        {
            Advice = "The server answered with HTTP 403 and without a code: DingTalk blocks this machine's address for five minutes, "
                + "or a proxy or firewall on the way does not let the call pass.",
            RetryAfter = retryAfter ?? AddressBlock,
        },
        >= 300 => AppVerdicts.Other with
        {
            Advice = $"The server answered with HTTP {status} and without a code, which is not how DingTalk answers. Look at the "
                + "addresses of the API in the options, and for a proxy or a log-in page on the way.",
        },
        _ => AppVerdicts.Unsure with
        {
            Reason = SendReason.Unreadable,
            Advice = $"The server answered with HTTP {status} and nothing readable, so that nobody knows whether DingTalk took the "
                + "call. Look for a proxy or a log-in page on the way.",
        },
    };
}
