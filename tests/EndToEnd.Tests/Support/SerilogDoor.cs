using System.Globalization;
using DingTalk.Alerting;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace EndToEnd.Tests.Support;

sealed class SerilogDoor : Door
{
    readonly Logger _logger;
    readonly TimeProvider _clock;

    public SerilogDoor(Action<DingTalkOptions> configure)
    {
        var options = new DingTalkOptions();
        configure(options);
        _clock = options.TimeProvider;
        _logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.DingTalk(options, formatProvider: CultureInfo.InvariantCulture).CreateLogger();
    }

    public override void Log(AlertLevel level, Exception? exception, string template, params object?[] args)
    {
        // A logger stamps its events with the machine's time; the test has a time of its own.
        if (!_logger.BindMessageTemplate(template, args, out var parsed, out var properties)) throw new InvalidOperationException();
        _logger.Write(new LogEvent(_clock.GetUtcNow(), (LogEventLevel)level, exception, parsed, properties));
    }

    public override Task CloseAsync() => Task.Run(async () => await _logger.DisposeAsync());
}
