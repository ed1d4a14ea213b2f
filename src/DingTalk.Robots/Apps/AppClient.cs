using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>Makes an app's calls: with a token, on a permit, judged. A call that DingTalk refuses for its token is made once more.</summary>
sealed class AppClient : IDisposable
{
    const string TokenPath = "v1.0/oauth2/accessToken";
    const string TokenHeader = "x-acs-dingtalk-access-token";

    readonly AppRobotOptions _options;
    readonly Uri _api;
    readonly Uri _legacy;
    readonly HttpExchange _exchange;
    readonly AppTokens _tokens;
    int _isDisposed;

    public AppClient(AppRobotOptions options)
    {
        _options = options;
        _api = AppAddress.Parse(options.ApiAddress, nameof(options.ApiAddress), options.AllowHttp);
        _legacy = AppAddress.Parse(options.LegacyApiAddress, nameof(options.LegacyApiAddress), options.AllowHttp);
        _exchange = new HttpExchange(options.HandlerFactory, options.TimeProvider);
        _tokens = new AppTokens(FetchTokenAsync, options.RenewTokenEarly, options.TimeProvider);
        Permits = new AppPermits(options);
        RobotCode = string.IsNullOrWhiteSpace(options.RobotCode) ? options.AppKey.Trim() : options.RobotCode!.Trim();
    }

    public AppPermits Permits { get; }

    public string RobotCode { get; }

    public async Task<SendResult> CheckAsync(CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        var token = await _tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return token.Failure ?? new SendResult { Outcome = SendOutcome.Accepted };
    }

    /// <summary>Makes the call on a permit that is handed in, which is used up or given back in any case, or on one of its own.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<AppReply> CallAsync(
        AppRequest request, Func<JsonElement, bool> isComplete, AppPermit? permit, CancellationToken cancellationToken)
    {
        var isRepeated = false;
        while (true)
        {
            AppToken token;
            try
            {
                ThrowIfDisposed();
                token = await _tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                permit?.GiveBack();
                throw;
            }

            if (token.Failure is { } failure)
            {
                permit?.GiveBack();
                return new AppReply(failure);
            }

            if (permit is null)
            {
                (permit, var refusal) = await Permits.TakeAsync(request.Path, cancellationToken).ConfigureAwait(false);
                if (permit is null) return new AppReply(refusal!);
            }

            var reply = await SendAsync(request, token, permit, isComplete, cancellationToken).ConfigureAwait(false);
            if (!reply.IsTokenStale) return reply;

            _tokens.Drop(token);
            if (isRepeated) return reply;
            isRepeated = true;
            permit = null;
        }
    }

    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, typeof(AppRobot));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        Permits.Dispose();
        _exchange.Dispose();
    }

    public override string ToString() => $"{_options.AppKey} at {_api.Authority}";

    async Task<AppReply> SendAsync(
        AppRequest request,
        AppToken token,
        AppPermit permit,
        Func<JsonElement, bool> isComplete,
        CancellationToken cancellationToken)
    {
        var redaction = new Redaction(_options.AppSecret.Trim(), token.Text);
        var outcome = new AppOutcome(request, (request.IsLegacy ? _legacy : _api).Authority, redaction);
        var patience = request.Patience ?? _options.SendTimeout;
        TrackedContent? content = null;
        HttpAnswer? http = null;
        try
        {
            content = request.Content?.Invoke();
            using var message = RobotHttp.CreateRequest(request.Method, Address(request, token), content);
            if (!request.IsLegacy) message.Headers.TryAddWithoutValidation(TokenHeader, token.Text);
            http = await _exchange.SendAsync(message, patience, redaction, cancellationToken).ConfigureAwait(false);
            if (!http.IsWhole) return new AppReply(outcome.Fail(content?.IsTaken ?? true, http, patience));

            var reply = outcome.Judge(http);
            if (reply.Call is { Reason: SendReason.Throttled, RetryAfter: { } pause } && IsOfTheApp(reply.Call))
                Permits.Close(request.Path, pause);
            return reply.Root is { } root && !isComplete(root) ? new AppReply(outcome.Unreadable(reply.Call)) : reply;
        }
        finally
        {
            permit.End(http?.Status is not null || content is { IsTaken: false }, patience);
            content?.Dispose();
        }
    }

    Uri Address(AppRequest request, AppToken token)
    {
        var query = request.Query;
        if (request.IsLegacy)
            query = $"access_token={Uri.EscapeDataString(token.Text)}{(query.Length == 0 ? "" : "&")}{query}";
        var address = new Uri(request.IsLegacy ? _legacy : _api, request.Path);
        return query.Length == 0 ? address : new Uri($"{address.AbsoluteUri}?{query}");
    }

    // A group or a person that was sent too much closes nothing for the others.
    static bool IsOfTheApp(SendResult call)
        => call.ErrorCode is not null || call.ErrorName?.StartsWith("Forbidden.", StringComparison.OrdinalIgnoreCase) == true;

    async Task<(string Text, TimeSpan Lifetime, SendResult Call)> FetchTokenAsync()
    {
        var redaction = new Redaction(_options.AppSecret.Trim());
        var request = new AppRequest(TokenPath) { IsHarmless = true };
        var outcome = new AppOutcome(request, _api.Authority, redaction);
        using var content = new JsonBodyContent(JsonBody.Write(json =>
        {
            json.Text("appKey", _options.AppKey.Trim());
            json.Text("appSecret", _options.AppSecret.Trim());
        }));
        using var message = RobotHttp.CreateRequest(HttpMethod.Post, new Uri(_api, TokenPath), content);
        var http = await _exchange.SendAsync(message, _options.SendTimeout, redaction, CancellationToken.None)
            .ConfigureAwait(false);
        if (!http.IsWhole) return ("", TimeSpan.Zero, outcome.Fail(content.IsTaken, http, _options.SendTimeout));

        var reply = outcome.Judge(http);
        if (reply.Root is not { } root) return ("", TimeSpan.Zero, reply.Call);

        var text = JsonRead.Text(root, "accessToken");
        var seconds = JsonRead.Number(root, "expireIn") ?? 0;
        return text.Length > 0 && seconds is > 0 and <= 30 * 24 * 3600 && text.All(static c => c is > ' ' and < '\u007F')
            ? (text, TimeSpan.FromSeconds(seconds), reply.Call)
            : ("", TimeSpan.Zero, outcome.Unreadable(reply.Call));
    }
}
