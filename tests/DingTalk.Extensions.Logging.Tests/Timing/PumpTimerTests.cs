using DingTalk.Extensions.Logging.Tests.Support;
using DingTalk.Extensions.Logging.Timing;
using Support;

namespace DingTalk.Extensions.Logging.Tests.Timing;

public sealed class PumpTimerTests : IDisposable
{
    readonly WatchedClock _time = new();
    readonly SemaphoreSlim _pumped = new(0);
    DateTimeOffset? _due;

    public void Dispose() => _pumped.Dispose();

    [Fact]
    public async Task AWakePumpsOnAnotherThreadAndSetsTheTimerToWhatIsDueNext()
    {
        var thread = 0;
        using var timer = new PumpTimer(
            _time,
            () =>
            {
                thread = Environment.CurrentManagedThreadId;
                _pumped.Release();
            },
            () => _due);
        _due = Some.Time.AddSeconds(2);

        // A thread that is no pool thread cannot be the one that pumps.
        var caller = 0;
        var calling = new Thread(() =>
        {
            caller = Environment.CurrentManagedThreadId;
            timer.Wake();
        });
        calling.Start();
        await PumpedAsync();
        await _time.WhenSetAsync(TimeSpan.FromSeconds(2));
        calling.Join();

        Assert.NotEqual(caller, thread);
    }

    [Fact]
    public async Task ManyWakesAreOnePump()
    {
        using var hold = new ManualResetEventSlim();
        var pumps = 0;
        using var timer = new PumpTimer(
            _time,
            () =>
            {
                pumps++;
                _pumped.Release();
                hold.Wait(TestContext.Current.CancellationToken);
            },
            () => _due);

        timer.Wake();
        await PumpedAsync();
        for (var i = 0; i < 1_000; i++) timer.Wake();
        hold.Set();
        await PumpedAsync();

        // The one under way and one after it, which sees what came meanwhile.
        Assert.Equal(2, pumps);
    }

    [Fact]
    public async Task TheTimerPumpsAndIsSetAnew()
    {
        using var timer = await StartedAsync(TimeSpan.FromSeconds(2));

        _due = Some.Time.AddSeconds(7);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(_pumped.Wait(0, TestContext.Current.CancellationToken));
        Assert.Equal([TimeSpan.FromSeconds(5)], _time.Set);
    }

    [Fact]
    public async Task WhileNothingWaitsNoTimerIsSet()
    {
        using var timer = await StartedAsync(TimeSpan.FromSeconds(2));

        _due = null;
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(_time.Set);
    }

    [Theory]
    [InlineData(-60_000, 50)]
    [InlineData(0, 50)]
    [InlineData(70.2, 71)]
    [InlineData(100.0 * 24 * 3_600_000, 24 * 3_600_000)]
    public async Task ATimerIsNeverSetTooShortTooLongOrTooEarly(double due, int expected)
    {
        using var timer = await StartedAsync(TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(expected));
    }

    [Fact]
    public async Task AfterTheEndNothingIsPumped()
    {
        var timer = await StartedAsync(TimeSpan.FromSeconds(2));
        timer.Dispose();
        timer.Dispose();

        timer.Wake();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.False(_pumped.Wait(0, TestContext.Current.CancellationToken));
        Assert.Empty(_time.Set);
    }

    async Task<PumpTimer> StartedAsync(TimeSpan due, TimeSpan? set = null)
    {
        _due = Some.Time + due;
        var timer = new PumpTimer(_time, () => _pumped.Release(), () => _due);
        timer.Wake();
        await PumpedAsync();
        await _time.WhenSetAsync(set ?? due);
        return timer;
    }

    Task PumpedAsync() => _pumped.WaitAsync().WithPatience();
}
