using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>
/// The custom robot of a group, reached through its webhook: DingTalk's pages "custom robots send group messages" and
/// "customize robot security settings".
/// </summary>
/// <remarks>
/// All robots of a process with the same access token (and the same clock) share one limiter: DingTalk counts by robot. Where
/// they ask for different limits, the smallest of those that are not disposed holds. Thread-safe.
/// </remarks>
public sealed class WebhookRobot : IRobot, IDisposable
{
    /// <summary>DingTalk refuses a longer body with code 460101.</summary>
    const int MaxBodyBytes = 20_000;

    readonly WebhookAddress _address;
    readonly WebhookClient _client;
    readonly RobotRateLimiter _limiter;
    readonly TimeSpan _sendTimeout;
    readonly PermitWait _permits;
    readonly int _messagesPerMinute;
    int _isDisposed;

    /// <summary>Makes a robot.</summary>
    /// <exception cref="ArgumentException">The webhook is not an address that can be used, or another option is not; the message says what to do.</exception>
    public WebhookRobot(WebhookRobotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _address = WebhookAddress.Parse(options.Webhook, options.Secret, options.AllowHttp);
        _limiter = SharedLimiters.Get(
            _address.AccessToken, options.TimeProvider, options.MessagesPerMinute, TimeSpan.FromMinutes(1));
        _messagesPerMinute = options.MessagesPerMinute;
        _client = new WebhookClient(_address, options);
        _sendTimeout = options.SendTimeout;
        _permits = new PermitWait(_limiter, options.MaxWait, options.TimeProvider);
    }

    /// <inheritdoc />
    public RateLimiter RateLimiter => _limiter;

    /// <summary>The most bytes that a message's body may have: 20,000, DingTalk's limit.</summary>
    public int MaxMessageBytes => MaxBodyBytes;

    /// <summary>
    /// Whether the current flow of execution is inside a robot's own HTTP call, so that a logger can leave out what is logged
    /// there.
    /// </summary>
    public static bool IsSending => RobotHttp.IsSending;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The message holds what a webhook cannot carry; the exception says what.</exception>
    public int Measure(RobotMessage message) => WebhookJson.Serialize(message).Length;

    /// <summary>
    /// Waits for a permit, at most for <see cref="WebhookRobotOptions.MaxWait"/>, then sends one message, once. Nothing is sent
    /// again by itself.
    /// </summary>
    /// <returns>
    /// What came of it; <see cref="SendReason.NoPermit"/>, or <see cref="SendReason.Throttled"/> while DingTalk silences the
    /// robot, where no permit can be had in time.
    /// </returns>
    /// <exception cref="ArgumentException">The message holds what a webhook cannot carry; the exception says what.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        var body = WebhookJson.Serialize(message);
        if (body.Length > MaxBodyBytes) return TooLong(body.Length);

        var (lease, refusal) = await _permits.TakeAsync(cancellationToken).ConfigureAwait(false);
        return lease is null ? refusal! : await PostAsync(message, body, lease, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">
    /// The message holds what a webhook cannot carry, or the permit is none of this robot's, or has been used.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task<SendResult> SendOnPermitAsync(
        RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        if (!permit.IsAcquired) throw new ArgumentException("The permit was not acquired.", nameof(permit));
        if (permit is not RobotLease lease || lease.Limiter != _limiter)
            throw new ArgumentException("The permit is not from this robot's rate limiter.", nameof(permit));
        if (!lease.TryBeginSend()) throw new ArgumentException("The permit has been used already.", nameof(permit));

        byte[] body;
        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
            body = WebhookJson.Serialize(message);
        }
        catch
        {
            lease.GiveBack();
            throw;
        }

        if (body.Length <= MaxBodyBytes) return await PostAsync(message, body, lease, cancellationToken).ConfigureAwait(false);

        lease.GiveBack();
        return TooLong(body.Length);
    }

    /// <summary>Gives up the calls that are still going on, and closes the connections.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        _limiter.Leave(_messagesPerMinute);
        _client.Dispose();
    }

    /// <summary>The robot's host, and nothing of its token.</summary>
    public override string ToString() => $"{nameof(WebhookRobot)} {{ {_address} }}";

    async Task<SendResult> PostAsync(
        RobotMessage message, byte[] body, RobotLease lease, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            lease.GiveBack();
            cancellationToken.ThrowIfCancellationRequested();
        }

        // The permit may be older than the penalty, and a message inside the penalty may prolong it.
        if (_limiter.ClosedFor is var closed && closed > TimeSpan.Zero)
        {
            lease.GiveBack();
            return _permits.NoPermit(closed);
        }

        using var content = new JsonBodyContent(body);
        SendResult? result = null;
        try
        {
            result = await _client.PostAsync(content, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == SendOutcome.InDoubt && message.MsgUuid is null) result = result with { MayRepeat = false };

            // Before the permit is back, so that nobody slips through on it.
            if (result is { Reason: SendReason.Throttled, RetryAfter: { } penalty }) _limiter.Close(penalty);
            return result;
        }
        finally
        {
            // Without an answer the message may still be on its way: the server may see it a while later.
            if (content.IsTaken && result?.HttpStatus is null) lease.Abort(_sendTimeout);
            else lease.Complete();
        }
    }

    static SendResult TooLong(int bytes) => new()
    {
        Outcome = SendOutcome.RefusedForContent,
        Reason = SendReason.TooLong,
        Advice = $"The message has {bytes} bytes, and DingTalk takes at most {MaxBodyBytes}; it was not sent. Shorten or divide it.",
    };
}
