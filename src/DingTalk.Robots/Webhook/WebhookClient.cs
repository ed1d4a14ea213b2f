using System.Diagnostics;
using static DingTalk.Robots.SendOutcome;

namespace DingTalk.Robots;

/// <summary>Makes one call and says what came of it. It knows nothing of permits.</summary>
sealed class WebhookClient(WebhookAddress address, WebhookRobotOptions options) : IDisposable
{
    const int MaxErrorMessageLength = 500;

    // Not state: it belongs to the flow of one call, and ends with it.
    static readonly AsyncLocal<bool> Sending = new();

    readonly HttpClient _http = WebhookHttp.CreateClient(options.HandlerFactory);
    readonly TimeProvider _timeProvider = options.TimeProvider;

    public static bool IsSending => Sending.Value;

    /// <exception cref="OperationCanceledException">The caller cancelled; a time-out is a result.</exception>
    public async Task<SendResult> PostAsync(WebhookContent content, CancellationToken cancellationToken)
    {
        Sending.Value = true;

        // The address holds the token, and a trace would show it. Both end with this method.
        Activity.Current = null;
#if NETSTANDARD2_0
        using var timeout = _timeProvider.CreateCancellationTokenSource(options.SendTimeout);
#else
        using var timeout = new CancellationTokenSource(options.SendTimeout, _timeProvider);
#endif
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var request = WebhookHttp.CreateRequest(address.Sign(_timeProvider.GetUtcNow()), content);
        HttpResponseMessage? response = null;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            var body = await AnswerBody.ReadAsync(response, either.Token).ConfigureAwait(false);
            return Judge(response, Answer.Read(body));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The send was cancelled.", cancellationToken);
        }
        catch (Exception exception)
        {
            var failure = response is { IsSuccessStatusCode: false }
                ? Judge(response, default)
                : Fail(content.IsTaken, timeout.IsCancellationRequested, exception);
            return failure with
            {
                Exception = address.Redaction.Clean(exception),
                HttpStatus = (int?)response?.StatusCode,
                ServerTime = response?.Headers.Date,
            };
        }
        finally
        {
            response?.Dispose();
        }
    }

    public void Dispose() => _http.Dispose();

    SendResult Judge(HttpResponseMessage response, Answer answer)
    {
        var verdict = AnswerJudge.Judge((int)response.StatusCode, answer, RetryAfter(response));
        return new SendResult
        {
            Outcome = verdict.Outcome,
            Reason = verdict.Reason,
            Advice = verdict.Advice,
            RetryAfter = verdict.RetryAfter,
            ErrorCode = answer.ErrorCode,
            ErrorMessage = answer.ErrorCode is null ? null : Cut(address.Redaction.Clean(answer.ErrorMessage)),
            HttpStatus = (int)response.StatusCode,
            ServerTime = response.Headers.Date,
        };
    }

    TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - _timeProvider.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }

    SendResult Fail(bool isTaken, bool isTimeout, Exception exception)
    {
        var what = isTimeout
            ? $"within {options.SendTimeout.TotalSeconds:0.###} s"
            : $"({address.Redaction.Clean(exception.Message).TrimEnd('.')})";
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

    static string Cut(string text)
    {
        if (text.Length <= MaxErrorMessageLength) return text;

        var length = MaxErrorMessageLength;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return text.Substring(0, length);
    }
}
