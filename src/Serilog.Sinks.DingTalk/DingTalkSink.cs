using System.Globalization;
using DingTalk.Alerting;
using DingTalk.Robots;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.PeriodicBatching;

namespace Serilog.Sinks.DingTalk;

/// <summary>
/// Counts repeats on the spot, and lets only the first event of each kind through the batching sink, whose loop drives the
/// pipeline: counts live in the ledger, so what that layer drops or forgets loses nothing.
/// </summary>
sealed class DingTalkSink : ILogEventSink, ISetLoggingFailureListener, IDisposable, IAsyncDisposable
{
    // More than one event a kind never waits in the queue; the rest is room for kinds that were forgotten and came back.
    const int SpareQueue = 64;

    static readonly TimeSpan BatchingEnd = TimeSpan.FromSeconds(1);

    readonly AlertPipeline _pipeline;
    readonly string? _keyProperty;
    readonly IFormatProvider? _formatProvider;
    readonly DingTalkAlerts? _alerts;
    readonly EventGate? _gate;
    readonly LogEventRenderer _renderer;
    readonly PeriodicBatchingSink? _batching;
    FailureListenerAdapter? _fallback;

    internal DingTalkSink(
        AlertPipeline pipeline,
        DingTalkOptions options,
        IFormatProvider? formatProvider = null,
        LogEventRenderer? renderer = null,
        EventGate? gate = null)
    {
        _pipeline = pipeline;
        _keyProperty = options.KeyProperty;
        _formatProvider = formatProvider;
        _alerts = options.Alerts;
        _renderer = renderer ?? new LogEventRenderer(formatProvider);
        _gate = gate;
        if (!pipeline.IsEnabled) return;

        _batching = new PeriodicBatchingSink(
            new PumpingBatchSink(pipeline),
            new PeriodicBatchingSinkOptions
            {
                Period = TimeSpan.FromSeconds(1),
                QueueLimit = options.MaxKinds + SpareQueue,
                EagerlyEmitFirstEvent = true,
            });
    }

    /// <summary>Makes a sink over the robot that the options name; what it has to say goes to the SelfLog by default.</summary>
    public static DingTalkSink Create(
        DingTalkOptions options, IFormatProvider? formatProvider, ITextFormatter? lineFormatter = null, EventGate? gate = null)
        => Create(options, renderer => AlertPipeline.Create(options, renderer), formatProvider, lineFormatter, gate);

    /// <summary>As the other, over a robot that is there already.</summary>
    public static DingTalkSink Create(
        DingTalkOptions options,
        IRobot robot,
        IFormatProvider? formatProvider = null,
        ITextFormatter? lineFormatter = null,
        EventGate? gate = null)
        => Create(options, renderer => new AlertPipeline(options, robot, renderer), formatProvider, lineFormatter, gate);

    static DingTalkSink Create(
        DingTalkOptions options,
        Func<LogEventRenderer, AlertPipeline> create,
        IFormatProvider? formatProvider,
        ITextFormatter? lineFormatter,
        EventGate? gate)
    {
        // Texts are rendered on several threads, whose cultures differ; one event must not become two kinds by that.
        formatProvider ??= CultureInfo.InvariantCulture;
        // The options are the caller's, who may hand the same ones to another integration: the default is only lent.
        var diagnostics = options.Diagnostics;
        options.Diagnostics ??= ToSelfLog;
        try
        {
            var renderer = new LogEventRenderer(formatProvider, lineFormatter);
            return new DingTalkSink(create(renderer), options, formatProvider, renderer, gate);
        }
        finally
        {
            options.Diagnostics = diagnostics;
        }
    }

    public void Emit(LogEvent logEvent)
    {
        if (_batching is null || WebhookRobot.IsSending) return;
        if (_gate is { } gate && !gate.Passes(logEvent))
        {
            Remember(logEvent);
            return;
        }

        // Once disposed, a fallback is no longer there to take anything; the pipeline counts what comes late.
        if (_fallback is { } fallback
            && _pipeline is { IsClosedForConfiguration: true, IsEnabled: true }
            && !fallback.IsHandingOver)
        {
            _pipeline.CountHandedOver();
            fallback.HandOver(logEvent);
            return;
        }

        var key = LogEventKey.Of(logEvent, _keyProperty);
        var receipt = _pipeline.TryCountRepeat(key, logEvent.Timestamp);
        if (!receipt.IsCounted) receipt = _pipeline.Count(key, TextOf(logEvent, key), logEvent.Timestamp);

        // Before the sample, for which a message waits.
        if (_gate is not null && receipt.WantsContext && ContextLine.KeyOf(logEvent) is { } operation) _pipeline.KeepContext(receipt, operation);
        receipt.Keep(logEvent);
        if (receipt.IsNew) _batching.Emit(logEvent);
        if (receipt.IsCounted) _alerts?.Counted?.Invoke(logEvent, receipt.GroupId);
    }

    public void SetFailureListener(ILoggingFailureListener failureListener)
    {
        ArgumentNullException.ThrowIfNull(failureListener);

        // The SelfLog takes no events, so it is no place to hand any to; what it should say, the pipeline says there already.
        _fallback = ReferenceEquals(failureListener, SelfLog.FailureListener)
            ? null
            : new FailureListenerAdapter(failureListener, this);
        _pipeline.FailureListener = _fallback;
    }

    public void Dispose()
    {
        // The pipeline first: everything is counted there already, and it keeps to its time. The batching loop ends by itself; a
        // thread pool that is exhausted must not hold up the end.
        _pipeline.Dispose();
        if (_batching is { } batching) Task.Run(batching.Dispose).Wait(BatchingEnd);
    }

    public async ValueTask DisposeAsync()
    {
        await _pipeline.DisposeAsync().ConfigureAwait(false);

        // The netstandard2.0 build of the batching sink has no asynchronous way; its loop ends in moments.
        if (_batching is IAsyncDisposable batching) await batching.DisposeAsync().ConfigureAwait(false);
        else _batching?.Dispose();
    }

    // No event of ours: only a line that may be told with one.
    void Remember(LogEvent logEvent)
    {
        if (_pipeline.RemembersContext && ContextLine.KeyOf(logEvent) is { } operation)
            _pipeline.Remember(operation, (AlertLevel)logEvent.Level, ContextLine.SourceOf(logEvent, _renderer));
    }

    // The user's own key stands for any text.
    AlertText TextOf(LogEvent logEvent, in AlertKey key)
        => key.Custom is null ? LogEventText.Of(logEvent, _formatProvider) : AlertText.IsTemplate;

    // The SelfLog formats its first argument, and a brace in a text would throw.
    internal static void ToSelfLog(string text) => SelfLog.WriteLine("{0}", text);
}
