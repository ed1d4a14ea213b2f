using DingTalk.Alerting;
using DingTalk.Extensions.Logging.Configuration;
using DingTalk.Extensions.Logging.Context;
using DingTalk.Extensions.Logging.Timing;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging;

/// <summary>
/// Makes loggers that tell a DingTalk group what is going wrong. Added with
/// <see cref="DingTalkLoggingBuilderExtensions.AddDingTalk(ILoggingBuilder)"/>; its name in configuration and filters is
/// <c>DingTalk</c>.
/// </summary>
[ProviderAlias("DingTalk")]
public sealed class DingTalkLoggerProvider : ILoggerProvider, ISupportExternalScope, IAsyncDisposable
{
    readonly OptionsSource _source;
    readonly AlertPipeline _pipeline;
    readonly CoarseClock _clock;
    readonly PumpTimer _pump;
    readonly AlertRecorder _recorder;
    readonly IDisposable _changes;

    // Owned by whoever holds the gate: the thread on which the configuration changed.
    readonly object _reload = new();
    Action<string> _diagnostics;
    string? _refusal;

    internal DingTalkLoggerProvider(OptionsSource source, ContextMemory memory)
        : this(source, static options => AlertPipeline.Create(options)) => memory.Pipeline = _pipeline;

    internal DingTalkLoggerProvider(OptionsSource source, Func<DingTalkOptions, AlertPipeline> create)
    {
        _source = source;
        var options = source.Read();
        _diagnostics = options.Diagnostics ?? StandardError.Write;
        _pipeline = create(options);
        _clock = new CoarseClock(options.TimeProvider);
        _recorder = new AlertRecorder(_pipeline, _clock, options.Alerts) { KeyProperty = options.KeyProperty };
        _pump = new PumpTimer(options.TimeProvider, _pipeline.Pump, () => _pipeline.NextDue);
        _pipeline.Wake = _pump.Wake;
        _changes = source.OnChange(Reload);
    }

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new DingTalkLogger(categoryName, _recorder);

    /// <inheritdoc />
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _recorder.Scopes = scopeProvider;

    /// <summary>
    /// Refuses new events, and tells what is untold within <see cref="DingTalkOptions.ShutdownTimeout"/>. Logging afterwards does
    /// no harm.
    /// </summary>
    public void Dispose()
    {
        StopListening();
        _pipeline.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        StopListening();
        await _pipeline.DisposeAsync().ConfigureAwait(false);
    }

    void StopListening()
    {
        _changes.Dispose();
        _pump.Dispose();
        _clock.Dispose();
        _recorder.Close();
    }

    // Called from within the configuration's own reload: what is thrown here would reach whoever asked for that, or nobody.
    void Reload()
    {
        lock (_reload)
        {
            try
            {
                var options = _source.Read();
                _pipeline.Update(options);
                _recorder.KeyProperty = options.KeyProperty;
                _diagnostics = options.Diagnostics ?? StandardError.Write;
                _refusal = null;
            }
            catch (Exception exception)
            {
                Refuse(exception.Message);
            }
        }
    }

    // An edit is often reported twice, and every other section's change comes by here too.
    void Refuse(string reason)
    {
        if (reason == _refusal) return;
        _refusal = reason;
        try
        {
            _diagnostics($"The changed settings are refused and the last good ones stay in force: {reason}");
        }
        catch (Exception)
        {
            // A diagnostic that cannot be written must not fail the reload.
        }
    }
}
