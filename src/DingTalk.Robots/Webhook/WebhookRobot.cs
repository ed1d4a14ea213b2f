using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>The custom robot of a group, reached through its webhook.</summary>
public sealed class WebhookRobot : IRobot, IDisposable
{
    /// <summary>Makes a robot.</summary>
    /// <exception cref="ArgumentException">The webhook is not an address that can be used; the message says what to do.</exception>
    public WebhookRobot(WebhookRobotOptions options) => throw new NotImplementedException();

    /// <inheritdoc />
    public RateLimiter RateLimiter => throw new NotImplementedException();

    /// <inheritdoc />
    public int MaxMessageBytes => 20_000;

    /// <summary>
    /// Whether the current flow of execution is inside a robot's own HTTP call, so that a logger can leave out what is logged
    /// there.
    /// </summary>
    public static bool IsSending => throw new NotImplementedException();

    /// <inheritdoc />
    public int Measure(RobotMessage message) => throw new NotImplementedException();

    /// <inheritdoc />
    public Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <inheritdoc />
    public Task<SendResult> SendOnPermitAsync(RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <inheritdoc />
    public void Dispose() => throw new NotImplementedException();
}
