namespace OnCall.Doors;

/// <summary>Counts what Microsoft.Extensions.Logging hands to its providers, from Error on.</summary>
sealed class CountingLoggerProvider(ErrorCount errors) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Error and < LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) errors.Add();
    }

    public void Dispose()
    {
    }
}
