using static DingTalk.Robots.SendOutcome;

namespace DingTalk.Robots;

/// <summary>Makes one call and says what came of it. It knows nothing of permits.</summary>
sealed class WebhookClient(WebhookAddress address, WebhookRobotOptions options) : IDisposable
{
    readonly SignatureClock _clock = new(options.TimeProvider);
    readonly HttpExchange _exchange = new(options.HandlerFactory, options.TimeProvider);

    /// <exception cref="OperationCanceledException">The caller cancelled; a time-out is a result.</exception>
    public async Task<SendResult> PostAsync(JsonBodyContent content, CancellationToken cancellationToken)
    {
        using var request = RobotHttp.CreateRequest(HttpMethod.Post, address.Sign(_clock.Now), content);
        var answer = await _exchange.SendAsync(request, options.SendTimeout, address.Redaction, cancellationToken)
            .ConfigureAwait(false);
        var result = answer.IsWhole ? Judge(answer) : Fail(content.IsTaken, answer);
        return result with { HttpStatus = answer.Status, ServerTime = answer.ServerTime, Exception = answer.Exception };
    }

    public void Dispose() => _exchange.Dispose();

    SendResult Judge(HttpAnswer http)
    {
        var answer = Answer.Read(http.Body);
        var verdict = AnswerJudge.Judge(http.Status ?? 0, answer, http.RetryAfter);
        if (verdict.Reason == SendReason.Clock && http.ServerTime is { } serverTime && _clock.TryCorrect(serverTime, out var ahead))
            verdict = Corrected(verdict, ahead);
        return new SendResult
        {
            Outcome = verdict.Outcome,
            Reason = verdict.Reason,
            Advice = verdict.Advice,
            RetryAfter = verdict.RetryAfter,
            ErrorCode = answer.ErrorCode,
            ErrorMessage = answer.ErrorCode is null ? null : address.Redaction.CleanMessage(answer.ErrorMessage),
        };
    }

    static Verdict Corrected(Verdict verdict, TimeSpan ahead)
    {
        var difference = ahead.Duration() < TimeSpan.FromMinutes(1) ? "is right again"
            : $"is {ahead.Duration():d\\.hh\\:mm\\:ss} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} DingTalk's";
        return verdict with
        {
            Outcome = NotAccepted,
            RetryAfter = TimeSpan.Zero,
            Advice = $"This machine's clock {difference}. Signatures go by DingTalk's time from now on, so that the next message passes; set the clock all the same.",
        };
    }

    SendResult Fail(bool isTaken, HttpAnswer answer)
    {
        var what = answer.IsTimeout
            ? $"within {options.SendTimeout.TotalSeconds:0.###} s"
            : $"({answer.Exception?.Message.TrimEnd('.')})";
        return isTaken
            ? new SendResult
            {
                Outcome = InDoubt,
                Reason = SendReason.NoAnswer,
                Advice = $"No whole answer came from {address} {what}, so that nobody knows whether DingTalk took the message. "
                    + "Send the same message under the same key again.",
            }
            : new SendResult
            {
                Outcome = NotAccepted,
                Reason = SendReason.Unreachable,
                Advice = $"{address} could not be reached {what}; nothing was sent. Look at the host's name, the network, the "
                    + "proxy and the certificate.",
            };
    }
}
