using BenchmarkDotNet.Attributes;
using Serilog;
using Serilog.Core;

namespace Benchmarks;

/// <summary>The first event of a kind through Serilog: every call brings a category that was never seen.</summary>
[InvocationCount(KindsEach, 1)]
public class SerilogFirstOfAKind
{
    const int KindsEach = 1_000;
    Logger _floor = null!;
    Logger _dingTalk = null!;
    int _next;

    [IterationSetup]
    public void Open()
    {
        _floor = new LoggerConfiguration().WriteTo.Sink(new Targets.NullSink()).CreateLogger();
        _dingTalk = new LoggerConfiguration()
            .WriteTo.DingTalk(static o =>
            {
                Targets.Configure(o);
                o.MaxKinds = KindsEach;
            })
            .CreateLogger();
    }

    [IterationCleanup]
    public void Close()
    {
        _floor.Dispose();
        _dingTalk.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void NullSink() => _floor.ForContext(Constants.SourceContextPropertyName, "Category" + _next++).Error("Payment {PaymentId} failed", 42);

    [Benchmark]
    public void DingTalk() => _dingTalk.ForContext(Constants.SourceContextPropertyName, "Category" + _next++).Error("Payment {PaymentId} failed", 42);
}
