namespace DingTalk.Robots;

/// <summary>Makes a result of an answer, a failure or a refusal, in the words of an app's robot.</summary>
sealed class AppOutcome(AppRequest request, string host, Redaction redaction)
{
    const string NoKey = " DingTalk has no key by which it would know the call again: look before you repeat it.";

    public AppReply Judge(HttpAnswer http)
    {
        var answer = AppAnswer.Read(http.Body);
        var verdict = AppJudge.Judge(http.Status ?? 0, answer, request.IsLegacy, http.RetryAfter);
        var scopes = answer.Scopes.Count > 0 || request.Scope is null || verdict.Reason != SendReason.Permission
            ? answer.Scopes
            : [request.Scope];
        var result = Settle(new SendResult
        {
            Outcome = verdict.Outcome,
            Reason = verdict.Reason,
            Advice = verdict.Reason == SendReason.Permission && scopes.Count > 0 ? Lacks(scopes) : verdict.Advice,
            RetryAfter = verdict.RetryAfter,
            ErrorCode = answer.Number,
            ErrorName = NullIfEmpty(redaction.Clean(answer.Name)),
            ErrorMessage = verdict.Outcome == SendOutcome.Accepted ? null : NullIfEmpty(redaction.CleanMessage(answer.Message)),
            HttpStatus = http.Status,
            ServerTime = http.ServerTime,
            RequestId = NullIfEmpty(redaction.Clean(answer.RequestId)),
            RequiredScopes = scopes,
            Exception = http.Exception,
        });
        return new AppReply(result, result.IsAccepted ? answer.Root : null)
        {
            IsTokenStale = ReferenceEquals(verdict, AppVerdicts.StaleToken),
        };
    }

    public SendResult Fail(bool isTaken, HttpAnswer http, TimeSpan patience)
    {
        var what = http.IsTimeout
            ? $"within {patience.TotalSeconds:0.###} s"
            : $"({http.Exception?.Message.TrimEnd('.')})";
        return Settle(new SendResult
        {
            Outcome = isTaken ? SendOutcome.InDoubt : SendOutcome.NotAccepted,
            Reason = isTaken ? SendReason.NoAnswer : SendReason.Unreachable,
            Advice = isTaken
                ? $"No whole answer came from {host} {what}, so that nobody knows whether DingTalk took the call."
                : $"{host} could not be reached {what}; nothing was sent. Look at the host's name, the network, the proxy and the "
                    + "certificate.",
            HttpStatus = http.Status,
            ServerTime = http.ServerTime,
            Exception = http.Exception,
        });
    }

    /// <summary>An answer that says yes and lacks what DingTalk's always holds.</summary>
    public SendResult Unreadable(SendResult accepted) => Settle(accepted with
    {
        Outcome = SendOutcome.InDoubt,
        Reason = SendReason.Unreadable,
        Advice = "The answer lacks what DingTalk's answers hold, so that nobody knows whether DingTalk took the call. Look for a "
            + "proxy or a log-in page on the way.",
    });

    SendResult Settle(SendResult result)
    {
        if (result.Outcome != SendOutcome.InDoubt) return result;
        return request.IsHarmless
            ? result with { Outcome = SendOutcome.NotAccepted, Advice = result.Advice + " A second call does no harm." }
            : result with { MayRepeat = false, Advice = result.Advice + NoKey };
    }

    static string Lacks(IReadOnlyList<string> scopes)
        => $"The app lacks the permission {string.Join(", ", scopes)}. Grant it in DingTalk's developer console, on the app's page "
            + "under permissions (权限管理); it holds after a minute or two.";

    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
