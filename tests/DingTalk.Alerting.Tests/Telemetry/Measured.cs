using System.Diagnostics.Metrics;

namespace DingTalk.Alerting.Tests.Telemetry;

/// <summary>What a meter measures, as an exporter would hear it.</summary>
sealed class Measured : IDisposable
{
    readonly MeterListener _listener = new();
    readonly object _lock = new();
    readonly List<(string Name, double Value, string Tags)> _values = [];

    public Measured(Func<Meter, bool> isWanted)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!isWanted(instrument.Meter)) return;
            lock (_lock) Instruments[instrument.Name] = instrument.Unit;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Names and units.</summary>
    public Dictionary<string, string?> Instruments { get; } = [];

    public IReadOnlyList<(string Name, double Value, string Tags)> Values
    {
        get
        {
            lock (_lock) return [.. _values];
        }
    }

    /// <summary>The sum of what was measured under a name, and under tags that hold a text.</summary>
    public double Sum(string name, string tags = "") =>
        Values.Where(v => v.Name == "dingtalk.alerting." + name && v.Tags.Contains(tags, StringComparison.Ordinal)).Sum(static v => v.Value);

    /// <summary>Collects anew, and returns what is observed now.</summary>
    public double Observe(string name)
    {
        lock (_lock) _values.RemoveAll(v => v.Name == "dingtalk.alerting." + name);
        _listener.RecordObservableInstruments();
        return Values.Last(v => v.Name == "dingtalk.alerting." + name).Value;
    }

    public void Dispose() => _listener.Dispose();

    void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Join(",", tags.ToArray().Select(static t => $"{t.Key}={t.Value}"));
        lock (_lock) _values.Add((instrument.Name, value, text));
    }
}
