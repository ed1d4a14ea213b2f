using BenchmarkDotNet.Attributes;
using DingTalk.Alerting;

namespace Benchmarks;

/// <summary>A repeat counted on the heap, and in the mapped state file.</summary>
public class StateCounting
{
    static readonly DateTimeOffset Time = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);
    static readonly AlertKey Key = new() { Level = AlertLevel.Error, Category = "Shop", Template = "Payment {PaymentId} failed" };

    readonly string _folder = Path.Combine(Path.GetTempPath(), "benchmark-" + Guid.NewGuid().ToString("N"));
    AlertPipeline _heap = null!;
    AlertPipeline _mapped = null!;

    [GlobalSetup]
    public void Open()
    {
        _heap = Open(null);
        _mapped = Open(Path.Combine(_folder, "alerts.state"));
    }

    [GlobalCleanup]
    public void Close()
    {
        _heap.Dispose();
        _mapped.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public bool Heap() => _heap.TryCountRepeat(Key, Time).IsCounted;

    [Benchmark]
    public bool Mapped() => _mapped.TryCountRepeat(Key, Time).IsCounted;

    static AlertPipeline Open(string? statePath)
    {
        var options = new DingTalkOptions();
        Targets.Configure(options);
        options.StatePath = statePath;
        options.Diagnostics = static sentence => throw new InvalidOperationException(sentence);
        var pipeline = AlertPipeline.Create(options);
        pipeline.Wake = static () => { };
        pipeline.Count(Key, AlertText.IsTemplate, Time);
        return pipeline;
    }
}
