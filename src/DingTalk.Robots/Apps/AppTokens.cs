namespace DingTalk.Robots;

/// <summary>
/// Keeps the app's access token: fetched when it is first asked for, once for all who ask meanwhile, renewed ahead of its end while
/// the old one is still handed out, and again once DingTalk has refused it. By DingTalk's page "obtain the access token of an
/// internal app" it lives for two hours, and asking too often is throttled, so a failure is remembered for a moment too.
/// </summary>
sealed class AppTokens(Func<Task<(string Text, TimeSpan Lifetime, SendResult Call)>> fetch, TimeSpan renewEarly, TimeProvider timeProvider)
{
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongerMoment = TimeSpan.FromSeconds(5);
    static readonly TimeSpan RenewalPause = TimeSpan.FromSeconds(30);

    readonly long _origin = timeProvider.GetTimestamp();

    // Everything below is guarded by this lock, which is never held over a call.
    readonly object _lock = new();
    AppToken? _token;
    AppToken? _failure;
    TimeSpan _notBefore;
    Task<AppToken>? _fetching;

    TimeSpan Now => timeProvider.GetElapsedTime(_origin);

    /// <exception cref="OperationCanceledException">The caller cancelled; the others go on waiting for the same fetch.</exception>
    public async Task<AppToken> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<AppToken> fetching;
        lock (_lock)
        {
            var now = Now;
            if (_token is { } token && now < token.ExpiresAt)
            {
                if (now >= token.RenewAt && now >= _notBefore) _ = Fetching();
                return token;
            }

            if (_failure is not null && now < _notBefore) return _failure;
            fetching = Fetching();
        }

#if NETSTANDARD2_0
        return await fetching.WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken).ConfigureAwait(false);
#else
        return await fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
#endif
    }

    /// <summary>Forgets a token that DingTalk refused. One that has come in its place meanwhile stays.</summary>
    public void Drop(AppToken token)
    {
        lock (_lock)
        {
            if (_token?.Text == token.Text) _token = null;
        }
    }

    // Under the lock. The fetch belongs to nobody: it carries no caller's context and ends with no caller.
    Task<AppToken> Fetching()
    {
        if (_fetching is not null) return _fetching;

        using (Flow.Suppress()) return _fetching = Task.Run(FetchAsync);
    }

    async Task<AppToken> FetchAsync()
    {
        var (text, lifetime, call) = await TryFetchAsync().ConfigureAwait(false);
        lock (_lock)
        {
            _fetching = null;
            var now = Now;
            if (text.Length > 0)
            {
                var early = renewEarly < Half(lifetime) ? renewEarly : Half(lifetime);
                _failure = null;
                _notBefore = now;
                return _token = new AppToken(text, now + lifetime - early, now + lifetime, null);
            }

            _failure = AppToken.None(call);
            var isRefusal = call.Outcome == SendOutcome.RefusedForConfiguration;
            _notBefore = now + (_token is not null && now < _token.ExpiresAt ? RenewalPause : isRefusal ? LongerMoment : Moment);
            return _failure;
        }
    }

    // Whatever fails, nobody may wait for ever for a fetch that is over.
    async Task<(string Text, TimeSpan Lifetime, SendResult Call)> TryFetchAsync()
    {
        try
        {
            return await fetch().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return ("", TimeSpan.Zero, new SendResult
            {
                Outcome = SendOutcome.NotAccepted,
                Reason = SendReason.Unreachable,
                Advice = $"The access token could not be asked for ({exception.GetType().Name}); nothing was sent.",
            });
        }
    }

    static TimeSpan Half(TimeSpan time) => TimeSpan.FromTicks(time.Ticks / 2);
}
