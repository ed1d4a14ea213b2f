using DingTalk.Alerting;
using Serilog.Core;

namespace Replay.Timing;

/// <summary>
/// As the events' own times say: the clock goes from event to event, in steps small enough that each message is sent when it is
/// due. It stands still while one is on its way, so that no time-out can pass.
/// </summary>
sealed class EventPace(ReplayClock clock, DingTalkAlerts alerts) : ReplayPace
{
    static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    // Longer than any reminder waits: what is pending after that is not told by waiting.
    static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    // Between these, sums and differences of times still are times.
    static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;
    static readonly DateTimeOffset Latest = new(9990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // In real time, while others work: long enough for them, short enough for whoever watches.
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    /// <summary>A clock that begins with the first event.</summary>
    public static ReplayClock ClockFrom(DateTimeOffset first) => new(Within(first));

    public override async ValueTask ReachAsync(DateTimeOffset time)
    {
        time = Within(time);
        await PassAsync(time).ConfigureAwait(false);
        clock.AdvanceTo(time);
        await alerts.PumpAsync().ConfigureAwait(false);
    }

    public override async Task CloseAsync(Logger logger)
    {
        await PassAsync(clock.GetUtcNow() + Patience).ConfigureAwait(false);

        // Closing has a deadline on this clock, so somebody has to move it.
        var closed = logger.DisposeAsync().AsTask();
        while (await Task.WhenAny(closed, Task.Delay(Moment, TimeProvider.System)).ConfigureAwait(false) != closed)
        {
            await alerts.PumpAsync().ConfigureAwait(false);
            if (!closed.IsCompleted) clock.Advance(Step);
        }

        await closed.ConfigureAwait(false);
    }

    /// <summary>Goes on until that time, or until nothing is left to tell.</summary>
    async Task PassAsync(DateTimeOffset time)
    {
        var end = time < clock.GetUtcNow() + Patience ? time : clock.GetUtcNow() + Patience;
        await alerts.PumpAsync().ConfigureAwait(false);
        while (clock.GetUtcNow() < end && alerts.GetStatistics().Pending > 0)
        {
            var next = clock.GetUtcNow() + Step;
            clock.AdvanceTo(next < end ? next : end);
            await alerts.PumpAsync().ConfigureAwait(false);
        }
    }

    static DateTimeOffset Within(DateTimeOffset time) => time < Earliest ? Earliest : time > Latest ? Latest : time;
}
