using System.Threading.RateLimiting;
using DingTalk.Robots;

namespace DingTalk.Extensions.DependencyInjection.Robots;

/// <summary>A robot behind one more limiter, of the application's own. It disposes neither.</summary>
sealed class LimitedRobot(IRobot robot, RateLimiter limiter) : IRobot
{
    public RateLimiter RateLimiter => limiter;

    public int MaxMessageBytes => robot.MaxMessageBytes;

    public int Measure(RobotMessage message) => robot.Measure(message);

    public async Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default)
    {
        using var permit = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        if (permit.IsAcquired) return await robot.SendAsync(message, cancellationToken).ConfigureAwait(false);

        return new SendResult
        {
            Outcome = SendOutcome.NotAccepted,
            Reason = SendReason.NoPermit,
            Advice = "The application's own rate limiter gave no permit; nothing was sent. Send less often, or let the limiter queue.",
            RetryAfter = permit.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null,
        };
    }

    public async Task<SendResult> SendOnPermitAsync(
        RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        using (permit)
        {
            if (!permit.IsAcquired) throw new ArgumentException("The permit was not acquired.", nameof(permit));
            return await robot.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
    }
}
