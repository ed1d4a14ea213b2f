using DingTalk.Alerting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EndToEnd.Tests.Support;

sealed class LoggingDoor : Door
{
    readonly ServiceProvider _services;
    readonly ILogger _logger;

    public LoggingDoor(Action<DingTalkOptions> configure)
    {
        _services = new ServiceCollection().AddLogging(logging => logging.AddDingTalk(configure)).BuildServiceProvider();
        _logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop.Orders");
    }

    public override void Log(AlertLevel level, Exception? exception, string template, params object?[] args) =>
        _logger.Log((LogLevel)level, exception, template, args);

    public override Task CloseAsync() => Task.Run(async () => await _services.DisposeAsync());
}
