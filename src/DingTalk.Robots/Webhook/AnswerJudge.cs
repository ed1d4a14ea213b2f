using static DingTalk.Robots.SendOutcome;

namespace DingTalk.Robots;

/// <summary>
/// Judges an answer by its status and its <c>errcode</c>. DingTalk refuses with status 200, so only an <c>errcode</c> of 0 is a
/// success; what stands between us and DingTalk answers with a status alone.
/// </summary>
static class AnswerJudge
{
    /// <summary>How long DingTalk blocks an address, by its page "call frequency limit".</summary>
    static readonly TimeSpan AddressBlock = TimeSpan.FromMinutes(5);

    static readonly Verdict Delivered = new(SendOutcome.Delivered, SendReason.None, "");

    static readonly Verdict Blocked = new(
        NotAccepted, SendReason.Busy,
        "DingTalk's firewall blocks this machine's address for five minutes because of too many calls from it.",
        AddressBlock);

    public static Verdict Judge(int status, Answer answer, TimeSpan? retryAfter) => answer switch
    {
        { ErrorCode: 0 } when status is >= 200 and < 300 => Delivered,
        { ErrorCode: { } code and not 0 } => ErrorCodes.Judge(code, answer.ErrorMessage),
        { ErrorCode: null, IsAddressBlock: true } => Blocked,
        _ => JudgeStatus(status, retryAfter),
    };

    static Verdict JudgeStatus(int status, TimeSpan? retryAfter) => status switch
    {
        >= 500 => new(
            InDoubt, SendReason.ServerError,
            $"The server answered with HTTP {status}, so that nobody knows whether it took the message. Send the same message "
            + "under the same key again."),
        429 => Blocked with
        {
            Advice = "The server answered with HTTP 429: too many calls. Send less often.",
            RetryAfter = retryAfter ?? AddressBlock,
        },
        403 => Blocked with
        {
            Advice = "The server answered with HTTP 403: DingTalk blocks this machine's address for five minutes, or a proxy or "
                + "firewall on the way does not let the call pass.",
            RetryAfter = retryAfter ?? AddressBlock,
        },
        413 => new(
            RefusedForContent, SendReason.TooLong,
            "The server, or a proxy on the way, holds the message for too long (HTTP 413). Shorten or divide it."),
        408 => new(
            InDoubt, SendReason.NoAnswer,
            "The server gave up waiting (HTTP 408). Send the same message under the same key again."),
        >= 400 => new(
            RefusedForConfiguration, SendReason.Other,
            $"The server answered with HTTP {status} and without an errcode, which is not how DingTalk answers. Look at the "
            + "webhook's host and path, and for a proxy on the way."),
        >= 300 => new(
            RefusedForConfiguration, SendReason.Other,
            $"The server answered with a redirection (HTTP {status}), which is not followed. Look at the webhook's host and "
            + "path, and for a proxy or a log-in page on the way."),
        _ => new(
            InDoubt, SendReason.Unreadable,
            $"The server answered with HTTP {status} and without a readable errcode, so that nobody knows whether DingTalk took "
            + "the message. Look for a proxy or a log-in page on the way."),
    };
}
