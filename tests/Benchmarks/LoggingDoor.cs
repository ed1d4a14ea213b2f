using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>One error through Microsoft.Extensions.Logging: a repeat of a known kind, with and without an exception.</summary>
public partial class LoggingDoor
{
    readonly Exception _exception = new InvalidOperationException("No.");
    ILoggerFactory _floorFactory = null!;
    ILoggerFactory _dingTalkFactory = null!;
    ILogger _floor = null!;
    ILogger _dingTalk = null!;

    [GlobalSetup]
    public void Open()
    {
        _floorFactory = LoggerFactory.Create(static b => b.AddProvider(new EnabledNullProvider()));
        _dingTalkFactory = LoggerFactory.Create(static b => b.AddDingTalk(Targets.Configure));
        _floor = _floorFactory.CreateLogger("Shop");
        _dingTalk = _dingTalkFactory.CreateLogger("Shop");
    }

    [GlobalCleanup]
    public void Close()
    {
        _floorFactory.Dispose();
        _dingTalkFactory.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void NullProvider() => PaymentFailed(_floor, 42, "A-1029");

    [Benchmark]
    public void DingTalk() => PaymentFailed(_dingTalk, 42, "A-1029");

    [Benchmark]
    public void NullProviderWithException() => PaymentThrew(_floor, _exception, 42, "A-1029");

    [Benchmark]
    public void DingTalkWithException() => PaymentThrew(_dingTalk, _exception, 42, "A-1029");

    [Benchmark]
    public void NullProviderByExtension() => _floor.LogError("Payment {PaymentId} of {Customer} failed", 42, "A-1029");

    [Benchmark]
    public void DingTalkByExtension() => _dingTalk.LogError("Payment {PaymentId} of {Customer} failed", 42, "A-1029");

    [LoggerMessage(Level = LogLevel.Error, Message = "Payment {PaymentId} of {Customer} failed")]
    static partial void PaymentFailed(ILogger logger, int paymentId, string customer);

    [LoggerMessage(Level = LogLevel.Error, Message = "Payment {PaymentId} of {Customer} threw")]
    static partial void PaymentThrew(ILogger logger, Exception exception, int paymentId, string customer);

    sealed class EnabledNullProvider : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
