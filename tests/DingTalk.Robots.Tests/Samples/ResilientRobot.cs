using System.Threading.RateLimiting;
using Polly;
using Polly.Retry;

namespace DingTalk.Robots.Tests.Samples;

/// <summary>The readme's sample: a Polly pipeline around any robot, which repeats what may be repeated and nothing else.</summary>
sealed class ResilientRobot(IRobot robot, TimeProvider? timeProvider = null) : IRobot
{
    readonly ResiliencePipeline<SendResult> _pipeline = new ResiliencePipelineBuilder<SendResult> { TimeProvider = timeProvider }
        .AddRetry(new RetryStrategyOptions<SendResult>
        {
            ShouldHandle = static attempt => new(attempt.Outcome.Result is
            { MayRepeat: true, Outcome: SendOutcome.NotAccepted or SendOutcome.InDoubt }),
            DelayGenerator = static attempt => new(attempt.Outcome.Result?.RetryAfter),
            MaxRetryAttempts = 3,
        })
        .Build();

    public RateLimiter RateLimiter => robot.RateLimiter;

    public int MaxMessageBytes => robot.MaxMessageBytes;

    public int Measure(RobotMessage message) => robot.Measure(message);

    public async Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default)
    {
        // The same key on every attempt: DingTalk shows the message once.
        message = message with { MsgUuid = message.MsgUuid ?? Guid.NewGuid().ToString("N") };
        return await _pipeline.ExecuteAsync(async token => await robot.SendAsync(message, token), cancellationToken);
    }

    // A permit is good for one attempt; the caller decides about the next one.
    public Task<SendResult> SendOnPermitAsync(RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
        => robot.SendOnPermitAsync(message, permit, cancellationToken);
}
