using DingTalk.Robots;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DingTalk.Extensions.Logging;

sealed class DingTalkLogger(string category, AlertRecorder recorder) : ILogger
{
    // Which levels pass is the host's decision, made before this is asked.
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && recorder.IsOpen;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => recorder.Scopes?.Push(state);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // What is logged inside the robot's own call would come back as the next message, for ever.
        if (!IsEnabled(logLevel) || WebhookRobot.IsSending) return;
        try
        {
            recorder.Record(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter));
        }
        catch (Exception)
        {
            // Microsoft.Extensions.Logging throws a provider's exceptions at the application.
        }
    }
}
