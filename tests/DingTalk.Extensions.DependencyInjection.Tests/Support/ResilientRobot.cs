using System.Threading.RateLimiting;
using DingTalk.Robots;
using Polly;

namespace DingTalk.Extensions.DependencyInjection.Tests.Support;

/// <summary>The README's decorator, as it stands there.</summary>
sealed class ResilientRobot(IRobot robot, ResiliencePipeline<SendResult> pipeline) : IRobot
{
    public RateLimiter RateLimiter => robot.RateLimiter;

    public int MaxMessageBytes => robot.MaxMessageBytes;

    public int Measure(RobotMessage message) => robot.Measure(message);

    public Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default) =>
        pipeline.ExecuteAsync(async token => await robot.SendAsync(message, token), cancellationToken).AsTask();

    // The first attempt goes out on the caller's permit, the others wait for their own.
    public async Task<SendResult> SendOnPermitAsync(
        RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
    {
        var isFirst = true;
        return await pipeline.ExecuteAsync(
            async token =>
            {
                if (!isFirst) return await robot.SendAsync(message, token);
                isFirst = false;
                return await robot.SendOnPermitAsync(message, permit, token);
            },
            cancellationToken);
    }
}
