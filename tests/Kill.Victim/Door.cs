using DingTalk.Alerting;
using Microsoft.Extensions.Logging;
using Serilog;

namespace Kill.Victim;

/// <summary>One of the ways into the alerts, as an application uses it.</summary>
sealed class Door(Action<bool, string, long> log, Func<ValueTask> close) : IAsyncDisposable
{
    public static Door Open(string name, Action<DingTalkOptions> configure) => name == "serilog" ? Serilog(configure) : Logging(configure);

    public void Error(string template, long number) => log(false, template, number);

    public void Fatal(string template, long number) => log(true, template, number);

    public ValueTask DisposeAsync() => close();

    static Door Serilog(Action<DingTalkOptions> configure)
    {
        var logger = new LoggerConfiguration().WriteTo.DingTalk(configure).CreateLogger();
        return new Door(
            (isFatal, template, number) =>
            {
                if (isFatal) logger.Fatal(template, number);
                else logger.Error(template, number);
            },
            logger.DisposeAsync);
    }

    static Door Logging(Action<DingTalkOptions> configure)
    {
        var factory = LoggerFactory.Create(logging => logging.AddDingTalk(configure));
        var logger = factory.CreateLogger("Victim");
        return new Door(
            (isFatal, template, number) => logger.Log(isFatal ? LogLevel.Critical : LogLevel.Error, template, number),
            () =>
            {
                factory.Dispose();
                return ValueTask.CompletedTask;
            });
    }
}
