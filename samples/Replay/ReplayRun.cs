using System.Globalization;
using System.Security.Cryptography;
using DingTalk.Alerting;
using DingTalk.Testing;
using Replay.Clef;
using Replay.Timing;
using Samples;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Replay;

/// <summary>One replay: the events of a file through the sink, into a group of this process or to a robot.</summary>
sealed class ReplayRun(ReplayArguments arguments, MessageView view)
{
    readonly DingTalkAlerts _alerts = new();

    // Set within the call that logs an event, on the same thread.
    long _groupId;
    long _unreadable;

    /// <summary>Replays the events, and returns the account at the end.</summary>
    /// <param name="open">Opens the file, once for each time that it is replayed.</param>
    /// <param name="groups">Takes the group of each event, or null.</param>
    public async Task<AlertStatistics> RunAsync(Func<TextReader> open, TextWriter? groups)
    {
        using var progress = arguments.Progress is { } path ? new ProgressFile(path) : null;
        using var events = ReadAll(open).GetEnumerator();
        var hasEvent = events.MoveNext();
        var clock = arguments.IsEventClock ? EventPace.ClockFrom(hasEvent ? events.Current.Timestamp : default) : null;

        await using var group = arguments.Webhook is null ? await OpenGroupAsync(clock ?? TimeProvider.System) : null;
        var shown = group is null ? Task.CompletedTask : view.FollowAsync(group);

        ReplayPace pace = clock is not null ? new EventPace(clock, _alerts) : arguments.Rate is { } rate ? new RatePace(rate) : new RealPace();
        var logger = CreateLogger(group, clock ?? TimeProvider.System);
        if (groups is not null) _alerts.Counted = (_, id) => _groupId = id;
        for (; hasEvent; hasEvent = events.MoveNext())
        {
            await pace.ReachAsync(events.Current.Timestamp);
            Log(logger, events.Current, groups);
            if ((arguments.IsTextOnly ? LogEventLevel.Error : events.Current.Level) >= arguments.Level) progress?.Advance();
        }

        await pace.CloseAsync(logger);
        if (group is not null) await group.DisposeAsync();
        await shown;
        if (_unreadable > 0) Console.Error.WriteLine($"{_unreadable} lines could not be read.");
        return _alerts.GetStatistics();
    }

    IEnumerable<LogEvent> ReadAll(Func<TextReader> open)
    {
        for (var i = 0; i < arguments.Repeat; i++)
        {
            using var input = open();
            var reader = new ClefReader(input, fault => Console.Error.WriteLine($"{arguments.File}, {fault}"));
            foreach (var logEvent in reader.ReadAll()) yield return logEvent;
            _unreadable += reader.Unreadable;
        }
    }

    void Log(Logger logger, LogEvent logEvent, TextWriter? groups)
    {
        _groupId = 0;
        logger.Write(arguments.IsTextOnly ? TextOnly(logEvent) : logEvent);
        groups?.WriteLine(_groupId);
    }

    static LogEvent TextOnly(LogEvent logEvent) => new(
        logEvent.Timestamp,
        LogEventLevel.Error,
        logEvent.Exception,
        logEvent.MessageTemplate,
        logEvent.Properties
            .Where(property => property.Key != Constants.SourceContextPropertyName)
            .Select(property => new LogEventProperty(property.Key, property.Value)));

    Logger CreateLogger(DingTalkGroup? group, TimeProvider clock)
    {
        var options = new DingTalkOptions
        {
            Webhook = arguments.Webhook ?? group!.Webhook,
            Secret = arguments.Webhook is null ? group!.Secret : arguments.Secret,
            Application = Path.GetFileNameWithoutExtension(arguments.File),
            Language = arguments.Language,
            ShutdownTimeout = TimeSpan.FromSeconds(30),
            StatePath = arguments.State,
            TimeProvider = clock,
            Alerts = _alerts,
        };
        return new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.DingTalk(options, arguments.Level, formatProvider: CultureInfo.InvariantCulture)
            .CreateLogger();
    }

    static Task<DingTalkGroup> OpenGroupAsync(TimeProvider clock) => DingTalkGroup.StartAsync(new DingTalkGroupOptions
    {
        Secret = "SEC" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
        TimeProvider = clock,
    });
}
