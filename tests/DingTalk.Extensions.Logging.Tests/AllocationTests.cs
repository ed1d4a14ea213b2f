#if !NETSTANDARD_ASSET // There a state that is a struct is boxed, as it is on .NET Framework.
using DingTalk.Extensions.Logging.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging.Tests;

public sealed partial class AllocationTests
{
    static readonly Action<ILogger, int, Exception?> Defined =
        LoggerMessage.Define<int>(LogLevel.Error, new EventId(1), "Order {Id} failed");

    static readonly Exception Failure = new InvalidOperationException();

    [Fact]
    public Task ARepeatOfADefinedMessageAllocatesNothing() => CompareAsync(static logger => Defined(logger, 17, null), expected: 0);

    [Fact]
    public Task ARepeatOfAGeneratedMessageAllocatesNothing() => CompareAsync(static logger => Generated(logger, 17, "Ann"), expected: 0);

    [Fact]
    public Task ARepeatOfALongGeneratedMessageAllocatesNothing()
        => CompareAsync(static logger => Long(logger, 1, 2, 3, 4, 5, 6, 7), expected: 0);

    [Fact]
    public Task ARepeatThroughTheExtensionMethodAllocatesNothingMore()
        => CompareAsync(static logger => logger.LogError("Order {Id} of {Customer} failed", 17, "Ann"));

    [Fact]
    public Task ARepeatWithoutValuesAllocatesNothingMore() => CompareAsync(static logger => logger.LogError("Disk is full"));

    [Fact]
    public Task ARepeatOfAnExceptionInstanceAllocatesNothing()
        => CompareAsync(static logger => Defined(logger, 17, Failure), expected: 0);

    static async Task CompareAsync(Action<ILogger> log, long? expected = null)
    {
        await using var app = new App();
        await using var other = new ServiceCollection()
            .AddLogging(static builder => builder.AddProvider(new NothingProvider()))
            .BuildServiceProvider();

        var nothing = Measure(other.GetRequiredService<ILoggerFactory>().CreateLogger("Orders"), log);
        var ours = Measure(app.Logger(), log);

        Assert.Equal(nothing, ours);
        Assert.Equal(expected ?? nothing, ours);
        Assert.Equal(6_000, app.Statistics.Accepted);
    }

    // The samples of the first events, and of each whose number is a power of two, are over by then.
    static long Measure(ILogger logger, Action<ILogger> log)
    {
        for (var i = 0; i < 5_000; i++) log(logger);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) log(logger);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Order {Id} of {Customer} failed")]
    static partial void Generated(ILogger logger, int id, string customer);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Order {A} {B} {C} {D} {E} {F} {G} failed")]
    static partial void Long(ILogger logger, int a, int b, int c, int d, int e, int f, int g);

    sealed class NothingProvider : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
#endif
