namespace DingTalk.Extensions.Logging.Timing;

/// <summary>
/// The time, one second exact, for the price of reading a field: a reading of the clock is good until a one-shot timer ends it.
/// While nothing is logged no timer runs.
/// </summary>
sealed class CoarseClock : IDisposable
{
    static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);

    readonly TimeProvider _timeProvider;
    readonly ITimer _timer;
    volatile bool _disposed;

    // UTC ticks; 0 while there is no reading that is good. Whoever changes it from 0 starts the timer, which changes it back.
    long _reading;

    public CoarseClock(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _timer = OneShotTimer.Create(timeProvider, static state => ((CoarseClock)state!).Forget(), this);
    }

    public DateTimeOffset Now
    {
        get
        {
            var reading = Volatile.Read(ref _reading);
            return reading != 0 ? new DateTimeOffset(reading, TimeSpan.Zero) : Read();
        }
    }

    /// <summary>
    /// The exact time, where its price does not matter. Keeps <see cref="Now"/> honest even while the thread pool is too busy to
    /// run the timer.
    /// </summary>
    public DateTimeOffset Read()
    {
        var now = _timeProvider.GetUtcNow();
        if (!_disposed && Interlocked.Exchange(ref _reading, now.UtcTicks) == 0) _timer.Change(GoodFor, Timeout.InfiniteTimeSpan);
        return now;
    }

    public void Dispose()
    {
        _disposed = true;
        _timer.Dispose();
        Forget();
    }

    void Forget() => Volatile.Write(ref _reading, 0);
}
