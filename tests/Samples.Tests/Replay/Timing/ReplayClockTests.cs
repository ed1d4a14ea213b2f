using Replay.Timing;

namespace Samples.Tests.Replay.Timing;

public sealed class ReplayClockTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    readonly ReplayClock _clock = new(Start);
    readonly List<double> _called = [];

    [Fact]
    public void TimersAreCalledInOrderEachAtItsTime()
    {
        using var late = Timer(3);
        using var early = Timer(1);
        using var again = Timer(2, period: 2);

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([1, 2, 3, 4], _called);
        Assert.Equal(Start.AddSeconds(5), _clock.GetUtcNow());
    }

    [Fact]
    public void ADisposedTimerIsNotCalled()
    {
        var timer = Timer(1);
        timer.Dispose();

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(_called);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void ItNeverGoesBack()
    {
        _clock.AdvanceTo(Start.AddSeconds(10));
        _clock.AdvanceTo(Start.AddSeconds(3));

        Assert.Equal(Start.AddSeconds(10), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(10), _clock.GetElapsedTime(Start.UtcTicks));
    }

    ITimer Timer(int due, int period = 0) => _clock.CreateTimer(
        _ => _called.Add((_clock.GetUtcNow() - Start).TotalSeconds), null, TimeSpan.FromSeconds(due), TimeSpan.FromSeconds(period));
}
