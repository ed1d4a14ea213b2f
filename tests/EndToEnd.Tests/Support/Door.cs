using DingTalk.Alerting;

namespace EndToEnd.Tests.Support;

/// <summary>An application's logging with one of the front doors in it, as its users would set it up.</summary>
abstract class Door
{
    public static Door Open(DoorKind kind, Action<DingTalkOptions> configure) =>
        kind == DoorKind.Serilog ? new SerilogDoor(configure) : new LoggingDoor(configure);

    public abstract void Log(AlertLevel level, Exception? exception, string template, params object?[] args);

    /// <summary>Disposes it on another thread: a synchronous disposal must not hold the test's clock.</summary>
    public abstract Task CloseAsync();
}
