using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>An app's robot that speaks to one group.</summary>
sealed class GroupTarget(AppMessages messages, string group) : IRobot
{
    public RateLimiter RateLimiter => messages.Permits.LimiterOf(AppMessages.GroupPath);

    public int MaxMessageBytes => AppMessages.MaxParamBytes;

    public int Measure(RobotMessage message) => AppMessages.Measure(message);

    public Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default)
        => messages.SendToGroupAsync(group, message, null, cancellationToken);

    public Task<SendResult> SendOnPermitAsync(
        RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return messages.SendToGroupAsync(group, message, permit, cancellationToken);
    }

    public override string ToString() => "An app's robot in a group";
}
