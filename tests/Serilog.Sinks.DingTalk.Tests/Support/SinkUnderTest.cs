using System.Collections.Concurrent;
using DingTalk.Alerting;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Support;

namespace Serilog.Sinks.DingTalk.Tests.Support;

/// <summary>A sink over a recording robot and a clock that the test moves.</summary>
sealed class SinkUnderTest : IAsyncDisposable
{
    readonly ConcurrentQueue<string> _diagnostics = new();
    readonly RecordingFormatter _formatter = new();

    public SinkUnderTest(
        Action<DingTalkOptions>? configure = null,
        IFormatProvider? formatProvider = null,
        ITextFormatter? lineFormatter = null,
        EventGate? gate = null)
    {
        var options = new DingTalkOptions
        {
            Formatter = _formatter,
            Alerts = Alerts,
            Diagnostics = _diagnostics.Enqueue,
            TimeProvider = Clock,
        };
        configure?.Invoke(options);
        Sink = DingTalkSink.Create(options, Robot, formatProvider, lineFormatter, gate);
    }

    public FakeTimeProvider Clock { get; } = new(Some.Time);

    public RecordingRobot Robot { get; } = new();

    public DingTalkAlerts Alerts { get; } = new();

    public DingTalkSink Sink { get; }

    public IReadOnlyList<Digest> Digests => _formatter.Digests;

    public IReadOnlyCollection<string> Diagnostics => _diagnostics;

    public AlertStatistics Account => Alerts.GetStatistics();

    /// <summary>A logger over the sink, which is this object's to close unless the test is about just that.</summary>
    public Logger CreateLogger(Func<LoggerConfiguration, LoggerConfiguration>? configure = null)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Is(LevelAlias.Minimum);
        return (configure?.Invoke(configuration) ?? configuration.WriteTo.Sink(Sink)).CreateLogger();
    }

    /// <summary>Lets enough time pass for everything that waits to be due, and waits for its send.</summary>
    public async Task TellAsync()
    {
        Clock.Advance(TimeSpan.FromHours(3));
        await Alerts.PumpAsync();
    }

    /// <summary>Tells, and answers the groups of the one digest that came of it.</summary>
    public async Task<IReadOnlyList<DigestGroup>> ToldAsync()
    {
        await TellAsync();
        return Assert.Single(Digests).Groups;
    }

    /// <summary>Moves the clock until something that waits on it is over.</summary>
    public async Task AdvanceUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await task;
    }

    public async ValueTask DisposeAsync()
    {
        Robot.Release();
        await AdvanceUntilAsync(Sink.DisposeAsync().AsTask());
    }
}
