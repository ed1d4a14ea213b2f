using DingTalk.Extensions.Logging.Tests.Support;
using DingTalk.Extensions.Logging.Timing;
using Support;

namespace DingTalk.Extensions.Logging.Tests.Timing;

public sealed class CoarseClockTests
{
    readonly WatchedClock _time = new();

    [Fact]
    public void TheTimeIsNeverMoreThanASecondOld()
    {
        using var clock = new CoarseClock(_time);

        for (var i = 0; i < 100; i++)
        {
            Assert.InRange(_time.GetUtcNow() - clock.Now, TimeSpan.Zero, TimeSpan.FromSeconds(1));
            _time.Advance(TimeSpan.FromMilliseconds(37 * (i % 7)));
        }
    }

    [Fact]
    public void ManyCallsReadTheClockOnce()
    {
        using var clock = new CoarseClock(_time);

        for (var i = 0; i < 1_000; i++) Assert.Equal(Some.Time, clock.Now);

        Assert.Equal(1, _time.Reads);
    }

    [Fact]
    public void AnExactReadingIsExact()
    {
        using var clock = new CoarseClock(_time);
        _ = clock.Now;
        _time.Advance(TimeSpan.FromMilliseconds(300));

        Assert.Equal(Some.Time.AddMilliseconds(300), clock.Read());
        Assert.Equal(Some.Time.AddMilliseconds(300), clock.Now);
    }

    [Fact]
    public void NoTimerRunsWhileNobodyAsks()
    {
        using var clock = new CoarseClock(_time);
        Assert.Empty(_time.Set);

        _ = clock.Now;
        Assert.Equal([TimeSpan.FromSeconds(1)], _time.Set);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_time.Set);
    }

    [Fact]
    public void AfterTheEndTheTimeIsReadEachTime()
    {
        var clock = new CoarseClock(_time);
        _ = clock.Now;
        clock.Dispose();
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(Some.Time.AddMilliseconds(1), clock.Now);
        Assert.Empty(_time.Set);
    }
}
