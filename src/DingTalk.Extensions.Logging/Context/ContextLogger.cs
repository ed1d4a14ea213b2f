using DingTalk.Alerting;
using DingTalk.Extensions.Logging.Rendering;
using DingTalk.Robots;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DingTalk.Extensions.Logging.Context;

sealed class ContextLogger(string category, ContextLoggerProvider provider) : ILogger
{
    // Errors are told themselves.
    public bool IsEnabled(LogLevel logLevel) => logLevel < LogLevel.Error && provider.Memory.Pipeline is { RemembersContext: true };

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => provider.Scopes?.Push(state);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel) || WebhookRobot.IsSending) return;
        try
        {
            if (Operation.Current(provider.Scopes) is not { } operation) return;
            var entry = new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter);
            var line = SampleRenderer.RenderLine(in entry, provider.Clock.GetUtcNow(), provider.Scopes);
            provider.Memory.Pipeline?.Remember(operation, (AlertLevel)logLevel, line);
        }
        catch (Exception)
        {
            // Microsoft.Extensions.Logging throws a provider's exceptions at the application.
        }
    }
}
