using System.Threading.RateLimiting;
using DingTalk.Extensions.DependencyInjection.Tests.Support;
using DingTalk.Robots;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.Retry;
using Support;

namespace DingTalk.Extensions.DependencyInjection.Tests;

public sealed class WrappingTests
{
    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task APollyPipelineGoesAroundARobotAndRepeatsWhatMayBeRepeated()
    {
        var inner = new RecordingRobot();
        inner.Script(Some.NotAccepted(SendReason.Busy), Some.NotAccepted(SendReason.Busy));
        var pipeline = new ResiliencePipelineBuilder<SendResult>()
            .AddRetry(new RetryStrategyOptions<SendResult>
            {
                ShouldHandle = static attempt => ValueTask.FromResult(
                    attempt.Outcome.Result is { IsAccepted: false, MayRepeat: true, Outcome: SendOutcome.NotAccepted }),
                Delay = TimeSpan.Zero,
            })
            .Build();
        using var services = new ServiceCollection()
            .AddSingleton(pipeline)
            .AddDingTalkRobot("oncall", options => options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=polly")
            .AddOptions<DingTalkRobotOptions>("oncall")
            .Configure<ResiliencePipeline<SendResult>>((options, polly) => options.Wrap = _ => new ResilientRobot(inner, polly))
            .Services
            .BuildServiceProvider();

        var result = await services.GetRequiredKeyedService<IRobot>("oncall").SendAsync(new TextMessage("hello"), Cancelled);

        Assert.True(result.IsDelivered);
        Assert.Equal(3, inner.Attempts.Count);
    }

    [Fact]
    public async Task AnApplicationsOwnLimiterIsPassedBesidesTheRobots()
    {
        using var handler = new AnsweringHandler();
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });
        using var services = new ServiceCollection()
            .AddDingTalkRobot(options =>
            {
                options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=limited";
                options.HandlerFactory = () => handler;
                options.RateLimiter = limiter;
            })
            .BuildServiceProvider();
        var robot = services.GetRequiredService<IRobot>();

        Assert.Same(limiter, robot.RateLimiter);
        var permit = limiter.AttemptAcquire();
        var refused = await robot.SendAsync(new TextMessage("one"), Cancelled);
        var sent = await robot.SendOnPermitAsync(new TextMessage("two"), permit, Cancelled);
        var after = await robot.SendAsync(new TextMessage("three"), Cancelled);

        Assert.Equal((SendOutcome.NotAccepted, SendReason.NoPermit), (refused.Outcome, refused.Reason));
        Assert.True(sent.IsDelivered);
        Assert.True(after.IsDelivered);
        Assert.Equal(2, handler.Addresses.Count);
    }

    [Fact]
    public async Task TheContainersClockSignsTheMessages()
    {
        using var handler = new AnsweringHandler();
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_601_187_240_000));
        using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddDingTalkRobot(options =>
            {
                options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=clock";
                options.Secret = "this is a secret";
                options.HandlerFactory = () => handler;
            })
            .BuildServiceProvider();

        await services.GetRequiredService<IRobot>().SendAsync(new TextMessage("hello"), Cancelled);

        Assert.Equal(
            "?access_token=clock&timestamp=1601187240000&sign=7gmCSzcAc2XzfB14K9%2BcRSM1hqBng7kT%2BN5k61qXXz0%3D",
            handler.Addresses[0].Query);
    }

    [Fact]
    public void WhatWrapsARobotEndsWithIt()
    {
        using var handler = new AnsweringHandler();
        var wrapper = new DisposableRobot();
        var services = new ServiceCollection()
            .AddDingTalkRobot(options =>
            {
                options.Webhook = "https://oapi.dingtalk.com/robot/send?access_token=wrapped";
                options.HandlerFactory = () => handler;
                options.Wrap = _ => wrapper;
            })
            .BuildServiceProvider();
        services.GetRequiredService<IDingTalkRobots>().Get();

        services.Dispose();

        Assert.True(wrapper.IsDisposed);
        Assert.True(handler.IsDisposed);
    }

    sealed class DisposableRobot : IRobot, IDisposable
    {
        public RateLimiter RateLimiter => throw new NotSupportedException();

        public int MaxMessageBytes => 0;

        public bool IsDisposed { get; private set; }

        public int Measure(RobotMessage message) => 0;

        public Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public Task<SendResult> SendOnPermitAsync(RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public void Dispose() => IsDisposed = true;
    }
}
