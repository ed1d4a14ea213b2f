using System.Globalization;
using DingTalk.Alerting;
using Replay.Clef;
using Replay.Timing;
using Serilog;

namespace DingTalk.Cli.Digest;

/// <summary>Lets a log's events happen again, at their own times and as fast as the machine can, before a group that is none.</summary>
sealed class DigestReplay(DigestRequest request, Action<ShownMessage> show, Action<string> report)
{
    readonly DingTalkAlerts _alerts = new();

    /// <summary>How many events the log has.</summary>
    public long Events { get; private set; }

    /// <summary>How many lines could not be read.</summary>
    public long Unreadable { get; private set; }

    public async Task<AlertStatistics> RunAsync(TextReader log, CancellationToken stop)
    {
        var reader = new ClefReader(log, report);
        using var events = reader.ReadAll().GetEnumerator();
        var hasEvent = events.MoveNext();
        var clock = EventPace.ClockFrom(hasEvent ? events.Current.Timestamp : default);
        var pace = new EventPace(clock, _alerts);
        var logger = CreateLogger(clock);
        for (; hasEvent; hasEvent = events.MoveNext())
        {
            stop.ThrowIfCancellationRequested();
            await pace.ReachAsync(events.Current.Timestamp).ConfigureAwait(false);
            logger.Write(events.Current);
            Events++;
        }

        await pace.CloseAsync(logger).ConfigureAwait(false);
        Unreadable = reader.Unreadable;
        return _alerts.GetStatistics();
    }

    Serilog.Core.Logger CreateLogger(TimeProvider clock)
    {
        var options = new DingTalkOptions
        {
            Webhook = PretendedGroup.Webhook,
            Secret = "",
            Application = request.Application,
            Environment = "",
            Instance = "",
            Language = request.Language,
            TimeZone = request.TimeZone.Id,
            ShutdownTimeout = TimeSpan.FromSeconds(30),
            HandlerFactory = () => new PretendedGroup(clock, show),
            TimeProvider = clock,
            Alerts = _alerts,
        };
        return new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.DingTalk(options, request.Level, formatProvider: CultureInfo.InvariantCulture)
            .CreateLogger();
    }
}
