using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>An app's robot that speaks to some users.</summary>
sealed class UsersTarget(AppMessages messages, IReadOnlyList<string> users) : IRobot
{
    public RateLimiter RateLimiter => messages.Permits.LimiterOf(AppMessages.UsersPath);

    public int MaxMessageBytes => AppMessages.MaxParamBytes;

    public int Measure(RobotMessage message) => AppMessages.Measure(message);

    public async Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default)
    {
        var result = await messages.SendToUsersAsync(users, message, null, cancellationToken).ConfigureAwait(false);
        return result.Call;
    }

    public async Task<SendResult> SendOnPermitAsync(
        RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        var result = await messages.SendToUsersAsync(users, message, permit, cancellationToken).ConfigureAwait(false);
        return result.Call;
    }

    public override string ToString() => $"An app's robot for {users.Count} users";
}
