using BenchmarkDotNet.Attributes;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;

namespace Benchmarks;

/// <summary>One error through Serilog: a repeat of a known kind, with and without an exception.</summary>
public class SerilogDoor
{
    readonly Exception _exception = Thrown();
    Logger _floor = null!;
    Logger _batching = null!;
    Logger _dingTalk = null!;

    [GlobalSetup]
    public void Open()
    {
        _floor = new LoggerConfiguration().WriteTo.Sink(new Targets.NullSink()).CreateLogger();
        _batching = new LoggerConfiguration().WriteTo.Sink(new Targets.NullBatchSink(), new BatchingOptions()).CreateLogger();
        _dingTalk = new LoggerConfiguration().WriteTo.DingTalk(Targets.Configure).CreateLogger();
    }

    [GlobalCleanup]
    public void Close()
    {
        _floor.Dispose();
        _batching.Dispose();
        _dingTalk.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void NullSink() => _floor.Error("Payment {PaymentId} of {Customer} failed", 42, "A-1029");

    [Benchmark]
    public void NativeBatching() => _batching.Error("Payment {PaymentId} of {Customer} failed", 42, "A-1029");

    [Benchmark]
    public void DingTalk() => _dingTalk.Error("Payment {PaymentId} of {Customer} failed", 42, "A-1029");

    [Benchmark]
    public void NullSinkWithException() => _floor.Error(_exception, "Payment {PaymentId} of {Customer} failed", 42, "A-1029");

    [Benchmark]
    public void DingTalkWithException() => _dingTalk.Error(_exception, "Payment {PaymentId} of {Customer} failed", 42, "A-1029");

    static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("No.");
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
