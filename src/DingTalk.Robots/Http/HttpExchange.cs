namespace DingTalk.Robots;

/// <summary>Makes one HTTP call on a robot's own client and clock.</summary>
sealed class HttpExchange(Func<HttpMessageHandler>? handlerFactory, TimeProvider timeProvider) : IDisposable
{
    readonly HttpClient _http = RobotHttp.CreateClient(handlerFactory);

    /// <exception cref="OperationCanceledException">The caller cancelled; a time-out is an answer.</exception>
    public async Task<HttpAnswer> SendAsync(
        HttpRequestMessage request, TimeSpan patience, Redaction redaction, CancellationToken cancellationToken)
    {
        RobotHttp.Enter();
#if NETSTANDARD2_0
        using var timeout = timeProvider.CreateCancellationTokenSource(patience);
#else
        using var timeout = new CancellationTokenSource(patience, timeProvider);
#endif
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            return Describe(response) with
            {
                Body = await AnswerBody.ReadAsync(response, either.Token).ConfigureAwait(false),
            };
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The send was cancelled.", cancellationToken);
        }
        catch (Exception exception)
        {
            return Describe(response) with
            {
                Exception = redaction.Clean(exception),
                IsTimeout = timeout.IsCancellationRequested,
            };
        }
        finally
        {
            response?.Dispose();
        }
    }

    public void Dispose() => _http.Dispose();

    HttpAnswer Describe(HttpResponseMessage? response)
    {
        if (response is null) return new HttpAnswer();

        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - timeProvider.GetUtcNow());
        return new HttpAnswer
        {
            Status = (int)response.StatusCode,
            ServerTime = response.Headers.Date,
            RetryAfter = wait > TimeSpan.Zero ? wait : null,
        };
    }
}
