using DingTalk.Alerting;
using DingTalk.Extensions.Logging.Rendering;
using DingTalk.Extensions.Logging.Timing;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Logging;

/// <summary>What all loggers of a provider share: takes an event apart and counts it.</summary>
sealed class AlertRecorder(AlertPipeline pipeline, CoarseClock clock)
{
    volatile string? _keyProperty;
    volatile IExternalScopeProvider? _scopes;
    volatile bool _closed;

    public string? KeyProperty
    {
        get => _keyProperty;
        set => _keyProperty = string.IsNullOrEmpty(value) ? null : value;
    }

    public IExternalScopeProvider? Scopes
    {
        get => _scopes;
        set => _scopes = value;
    }

    /// <summary>Whether events are of use: what comes after the end is, to be accounted for as lost.</summary>
    public bool IsOpen => pipeline.IsEnabled || _closed;

    public void Close() => _closed = pipeline.IsEnabled || _closed;

    public void Record<TState>(
        string category, LogLevel level, int eventId, TState state, Exception? exception, Func<TState, Exception?, string>? formatter)
    {
        var template = LogState.TemplateOf(state);
        if (template is not null)
        {
            var known = new AlertKey
            {
                Level = LevelOf(level),
                Category = category,
                EventId = eventId,
                Template = template,
                Exception = exception,
                Custom = CustomKey(state),
            };
            var repeat = pipeline.TryCountRepeat(in known, clock.Now);
            if (repeat.IsCounted)
            {
                if (repeat.WantsSample) repeat.Keep(SampleRenderer.Render(clock.Read(), template, state, exception, formatter, _scopes));
                return;
            }
        }

        RecordInFull(category, level, eventId, template, state, exception, formatter);
    }

    void RecordInFull<TState>(
        string category, LogLevel level, int eventId, string? template, TState state, Exception? exception,
        Func<TState, Exception?, string>? formatter)
    {
        var now = clock.Read();
        var text = TextOf(ref template, state, exception, formatter);
        var key = new AlertKey
        {
            Level = LevelOf(level),
            Category = category,
            EventId = eventId,
            Template = template,
            Exception = exception,
            Custom = CustomKey(state),
        };
        var receipt = pipeline.Count(in key, text, now);
        if (receipt.WantsSample) receipt.Keep(SampleRenderer.Render(now, template, state, exception, formatter, _scopes));
    }

    static AlertText TextOf<TState>(
        [System.Diagnostics.CodeAnalysis.NotNull] ref string? template, TState state, Exception? exception,
        Func<TState, Exception?, string>? formatter)
    {
        if (template is null)
        {
            template = SampleRenderer.Text(null, state, exception, formatter);
            return AlertText.IsRendered(template, hasBoundHoles: false);
        }

        var shape = TemplateShape.Of(template, LogState.Pairs(state));
        return shape is { HasBoundHole: true, HasWord: true }
            ? AlertText.IsTemplate
            : AlertText.IsRendered(SampleRenderer.Text(template, state, exception, formatter), shape.HasBoundHole);
    }

    string? CustomKey<TState>(TState state) =>
        _keyProperty is { } name ? LogState.ValueOf(state, name) ?? ScopeState.ValueOf(_scopes, name) : null;

    static AlertLevel LevelOf(LogLevel level) => level switch
    {
        <= LogLevel.Trace => AlertLevel.Verbose,
        LogLevel.Debug => AlertLevel.Debug,
        LogLevel.Information => AlertLevel.Information,
        LogLevel.Warning => AlertLevel.Warning,
        LogLevel.Error => AlertLevel.Error,
        _ => AlertLevel.Fatal,
    };
}
