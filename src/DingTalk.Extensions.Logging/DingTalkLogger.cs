using DingTalk.Extensions.Logging.Rendering;
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
        var entry = new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter);
        try
        {
            recorder.Record(in entry);
        }
        catch (Exception)
        {
            RecordText(in entry);
        }
    }

    // The state could not be read: its text, at least, is counted.
    void RecordText<TState>(in LogEntry<TState> entry)
    {
        try
        {
            var text = SampleRenderer.Text(in entry, template: null);
            recorder.Record(new LogEntry<string>(
                entry.LogLevel, category, entry.EventId, text, entry.Exception, static (state, _) => state));
        }
        catch (Exception)
        {
            // Microsoft.Extensions.Logging throws a provider's exceptions at the application.
        }
    }
}
