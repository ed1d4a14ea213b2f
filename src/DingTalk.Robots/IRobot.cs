using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>
/// Something that posts messages into a DingTalk conversation. Implementations are thread-safe, and they answer with a
/// <see cref="SendResult"/> for everything that DingTalk or the network does; they throw only where the call itself was wrong
/// (a null argument, a message that this kind of robot cannot carry) or was cancelled.
/// </summary>
public interface IRobot
{
    /// <summary>
    /// Where this robot's permits come from. A caller that wants to decide late what to say takes a permit here first and
    /// hands it to <see cref="SendOnPermitAsync"/>. A failed lease carries
    /// <see cref="MetadataName.RetryAfter"/>.
    /// </summary>
    RateLimiter RateLimiter { get; }

    /// <summary>The most bytes that a message of this robot may have, as <see cref="Measure"/> counts them.</summary>
    int MaxMessageBytes { get; }

    /// <summary>The size of a message in bytes, exactly as this robot would put it on the wire.</summary>
    int Measure(RobotMessage message);

    /// <summary>Waits for a permit, then sends one message, once. Nothing is sent again by itself.</summary>
    Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends one message, once, on a permit that the caller has already taken from <see cref="RateLimiter"/>. The robot owns
    /// the permit from here on and disposes it when the call is over, however it ends.
    /// </summary>
    Task<SendResult> SendOnPermitAsync(RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default);
}
