using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;

namespace DingTalk.Robots.Tests.RateLimiting;

public sealed class RobotRateLimiterTests
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    readonly FakeTimeProvider _clock = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    RobotRateLimiter Limiter(int permitLimit = 2, int queueLimit = 100) => new(permitLimit, Window, _clock, queueLimit);

    [Fact]
    public void TwentyAMinuteIsTheDefault()
    {
        using var limiter = new RobotRateLimiter(timeProvider: _clock);
        for (var i = 0; i < 20; i++) limiter.AttemptAcquire().Dispose();
        Assert.False(limiter.AttemptAcquire().IsAcquired);

        _clock.Advance(Window);
        Assert.False(limiter.AttemptAcquire().IsAcquired);

        _clock.Advance(Step);
        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void APermitIsFreeAWindowAfterItsCallEndedNotAfterItBegan()
    {
        using var limiter = Limiter(1);
        var lease = limiter.AttemptAcquire();
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(limiter.AttemptAcquire().IsAcquired);

        lease.Dispose();
        _clock.Advance(Window);
        Assert.False(limiter.AttemptAcquire().IsAcquired);

        _clock.Advance(Step);
        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void DisposingALeaseTwiceCountsOnce()
    {
        using var limiter = Limiter(2);
        var lease = limiter.AttemptAcquire();
        lease.Dispose();
        lease.Dispose();
        Assert.Equal(1, limiter.GetStatistics().CurrentAvailablePermits);
        Assert.True(limiter.AttemptAcquire().IsAcquired);
        Assert.False(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void AnAbortedCallCountsAsEndedAWhileLater()
    {
        using var limiter = Limiter(1);
        var lease = (RobotLease)limiter.AttemptAcquire();
        Assert.True(lease.TryBeginSend());
        lease.Abort(TimeSpan.FromSeconds(10));

        _clock.Advance(TimeSpan.FromSeconds(70));
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        _clock.Advance(Step);
        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void ALeaseThatIsBeingSentOnIsNotFreedByItsCaller()
    {
        using var limiter = Limiter(1);
        var lease = (RobotLease)limiter.AttemptAcquire();
        Assert.True(lease.TryBeginSend());
        Assert.False(lease.TryBeginSend());

        lease.Dispose();
        _clock.Advance(Window + Window);
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        lease.Complete();
        _clock.Advance(Window + Step);
        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void AnUnusedPermitCanBeGivenBack()
    {
        using var limiter = Limiter(1);
        ((RobotLease)limiter.AttemptAcquire()).GiveBack();
        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void AFailedLeaseSaysExactlyWhenToAskAgain()
    {
        using var limiter = Limiter(2);
        limiter.AttemptAcquire().Dispose();
        _clock.Advance(TimeSpan.FromSeconds(20));
        limiter.AttemptAcquire().Dispose();

        var wait = RetryAfter(limiter.AttemptAcquire());
        Assert.Equal(TimeSpan.FromSeconds(40) + Step, wait);
        Assert.Equal(Window + Step, RetryAfter(limiter.AttemptAcquire(2)));

        _clock.Advance(wait - TimeSpan.FromTicks(1));
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void WhileCallsAreGoingOnTheWaitIsAtLeastAWindow()
    {
        using var limiter = Limiter(1);
        limiter.AttemptAcquire();
        Assert.Equal(Window + Step, RetryAfter(limiter.AttemptAcquire()));
    }

    [Fact]
    public async Task WhoWaitsIsServedInOrder()
    {
        using var limiter = Limiter(1);
        var first = limiter.AttemptAcquire();
        var second = limiter.AcquireAsync(1, Token).AsTask();
        var third = limiter.AcquireAsync(1, Token).AsTask();
        Assert.Equal(2, limiter.GetStatistics().CurrentQueuedCount);

        first.Dispose();
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        _clock.Advance(Window + Step);
        var lease = await second;
        Assert.True(lease.IsAcquired);
        Assert.False(third.IsCompleted);

        lease.Dispose();
        _clock.Advance(Window + Step);
        Assert.True((await third).IsAcquired);
    }

    [Fact]
    public async Task NobodyOvertakesTheQueue()
    {
        using var limiter = Limiter(2);
        limiter.AttemptAcquire(2).Dispose();
        var waits = limiter.AcquireAsync(2, Token).AsTask();
        _clock.Advance(Window);
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        _clock.Advance(Step);
        Assert.True((await waits).IsAcquired);
    }

    [Fact]
    public async Task ACancelledWaitLeavesTheQueueToOthers()
    {
        using var limiter = Limiter(1);
        using var cancel = new CancellationTokenSource();
        limiter.AttemptAcquire().Dispose();
        var gone = limiter.AcquireAsync(1, cancel.Token).AsTask();
        var next = limiter.AcquireAsync(1, Token).AsTask();

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal(1, limiter.GetStatistics().CurrentQueuedCount);
        _clock.Advance(Window + Step);
        Assert.True((await next).IsAcquired);
    }

    [Fact]
    public async Task AFullQueueFailsAtOnceAndSaysHowLongItWouldTake()
    {
        using var limiter = Limiter(1, queueLimit: 2);
        limiter.AttemptAcquire().Dispose();
        _ = limiter.AcquireAsync(1, Token).AsTask();
        _ = limiter.AcquireAsync(1, Token).AsTask();

        var third = await limiter.AcquireAsync(1, Token);
        Assert.False(third.IsAcquired);
        Assert.Equal(TimeSpan.FromMinutes(3) + Step, RetryAfter(third));
    }

    [Fact]
    public async Task AClosureHoldsWhateverTheCountSays()
    {
        using var limiter = Limiter(2);
        limiter.Close(TimeSpan.FromMinutes(10));
        limiter.Close(TimeSpan.FromMinutes(1));
        Assert.Equal(0, limiter.GetStatistics().CurrentAvailablePermits);
        Assert.Equal(TimeSpan.FromMinutes(10), RetryAfter(limiter.AttemptAcquire()));

        var waits = limiter.AcquireAsync(1, Token).AsTask();
        _clock.Advance(TimeSpan.FromMinutes(10) - Step);
        Assert.False(waits.IsCompleted);
        Assert.Equal(1, limiter.GetStatistics().CurrentQueuedCount);
        _clock.Advance(Step);
        Assert.True((await waits).IsAcquired);
    }

    [Fact]
    public void AClosureForEverIsNoOverflow()
    {
        using var limiter = Limiter(1);
        _clock.Advance(Window);
        limiter.Close(TimeSpan.MaxValue);
        limiter.AttemptAcquire();
        _clock.Advance(TimeSpan.FromDays(1000));
        Assert.False(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void SettingTheClockBackChangesNothing()
    {
        var clock = new JumpingClock();
        using var limiter = new RobotRateLimiter(1, Window, clock);
        limiter.AttemptAcquire().Dispose();
        clock.Wall += TimeSpan.FromHours(5);
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        clock.Wall -= TimeSpan.FromHours(10);
        clock.Elapsed += Window + Step;
        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public void StatisticsCountLeases()
    {
        using var limiter = Limiter(2);
        limiter.AttemptAcquire().Dispose();
        limiter.AttemptAcquire();
        limiter.AttemptAcquire();
        var statistics = limiter.GetStatistics();
        Assert.Equal(
            (0L, 0L, 2L, 1L),
            (statistics.CurrentAvailablePermits, statistics.CurrentQueuedCount, statistics.TotalSuccessfulLeases, statistics.TotalFailedLeases));
    }

    [Fact]
    public void ItIsIdleWhenItRemembersNothing()
    {
        using var limiter = Limiter(1);
        var lease = limiter.AttemptAcquire();
        Assert.Null(limiter.IdleDuration);
        lease.Dispose();
        Assert.Null(limiter.IdleDuration);
        _clock.Advance(Window + Step + TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(5), limiter.IdleDuration);
    }

    [Fact]
    public async Task ADisposedLimiterLetsNobodyWait()
    {
        var limiter = Limiter(1);
        limiter.AttemptAcquire().Dispose();
        var waits = limiter.AcquireAsync(1, Token).AsTask();
        await limiter.DisposeAsync();
        Assert.False((await waits).IsAcquired);
        Assert.Throws<ObjectDisposedException>(() => limiter.AttemptAcquire());
    }

    [Fact]
    public void NoPermitsAskWhetherThereIsOne()
    {
        using var limiter = Limiter(1);
        Assert.True(limiter.AttemptAcquire(0).IsAcquired);
        Assert.True(limiter.AttemptAcquire(1).IsAcquired);
        Assert.False(limiter.AttemptAcquire(0).IsAcquired);
    }

    [Fact]
    public void MorePermitsThanThereEverAreIsAMistake()
        => Assert.Throws<ArgumentOutOfRangeException>(() => Limiter(2).AttemptAcquire(3));

    [Theory]
    [InlineData(0, 60, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 60, -1)]
    public void ALimiterThatMakesNoSenseIsRefused(int limit, int window, int queue)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new RobotRateLimiter(limit, TimeSpan.FromSeconds(window), _clock, queue));

    static TimeSpan RetryAfter(RateLimitLease lease)
    {
        Assert.False(lease.IsAcquired);
        Assert.True(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Contains(MetadataName.RetryAfter.Name, lease.MetadataNames);
        return wait;
    }

    sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public TimeSpan Wall { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddYears(50) + Wall;
    }
}
