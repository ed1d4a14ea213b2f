using System.Diagnostics.CodeAnalysis;
using DingTalk.Alerting;
using DingTalk.Extensions.Logging.Context;
using DingTalk.Extensions.Logging.Rendering;
using DingTalk.Extensions.Logging.Timing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DingTalk.Extensions.Logging;

/// <summary>What all loggers of a provider share: takes an event apart and counts it.</summary>
sealed class AlertRecorder(AlertPipeline pipeline, CoarseClock clock, DingTalkAlerts? alerts)
{
    volatile string? _keyProperty;
    volatile IExternalScopeProvider? _scopes;
    volatile bool _closed;

    /// <summary>The property that decides an event's kind, or null.</summary>
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

    public void Close() => _closed |= pipeline.IsEnabled;

    public void Record<TState>(in LogEntry<TState> entry)
    {
        var template = LogState.TemplateOf(entry.State);
        if (template is not null)
        {
            var repeat = pipeline.TryCountRepeat(KeyOf(in entry, template), clock.Now);
            if (repeat.IsCounted)
            {
                KeepContext(in repeat);
                if (WantsSample(in repeat)) Keep(in repeat, in entry, template, clock.Read());
                return;
            }
        }

        RecordInFull(in entry, template);
    }

    void RecordInFull<TState>(in LogEntry<TState> entry, string? template)
    {
        var now = clock.Read();
        var text = TextOf(in entry, ref template);
        var receipt = pipeline.Count(KeyOf(in entry, template), text, now);
        KeepContext(in receipt);
        if (WantsSample(in receipt)) Keep(in receipt, in entry, template, now);
    }

    void KeepContext(in AlertReceipt receipt)
    {
        if (receipt.WantsContext && pipeline.RemembersContext && Operation.Current(_scopes) is { } operation) pipeline.KeepContext(in receipt, operation);
    }

    // Who asked to hear of every event is shown every event, at the price of rendering each.
    bool WantsSample(in AlertReceipt receipt) => receipt.WantsSample || (receipt.IsCounted && alerts?.Counted is not null);

    void Keep<TState>(in AlertReceipt receipt, in LogEntry<TState> entry, string template, DateTimeOffset now)
    {
        var sample = SampleRenderer.Render(in entry, template, now, _scopes);
        if (receipt.WantsSample) receipt.Keep(sample);
        try
        {
            alerts?.Counted?.Invoke(sample, receipt.GroupId);
        }
        catch (Exception)
        {
            // A listener's own trouble; the event has been counted, and must not be once more.
        }
    }

    static AlertText TextOf<TState>(in LogEntry<TState> entry, [NotNull] ref string? template)
    {
        if (template is null)
        {
            template = SampleRenderer.Text(in entry, template: null);
            return AlertText.IsRendered(template, hasBoundHoles: false);
        }

        var shape = TemplateShape.Of(template, LogState.Pairs(entry.State));
        return shape is { HasBoundHole: true, HasWord: true }
            ? AlertText.IsTemplate
            : AlertText.IsRendered(SampleRenderer.Text(in entry, template), shape.HasBoundHole);
    }

    AlertKey KeyOf<TState>(in LogEntry<TState> entry, string template) => new()
    {
        Level = LevelOf(entry.LogLevel),
        Category = entry.Category,
        EventId = entry.EventId.Id,
        Template = template,
        Exception = entry.Exception,
        Custom = _keyProperty is { } name ? CustomKey(entry.State, name) : null,
    };

    string? CustomKey(object? state, string name)
    {
        try
        {
            return LogState.ValueOf(state, name) ?? ScopeState.ValueOf(_scopes, name);
        }
        catch (Exception)
        {
            // A state or scope that cannot be enumerated: the template decides.
            return null;
        }
    }

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
