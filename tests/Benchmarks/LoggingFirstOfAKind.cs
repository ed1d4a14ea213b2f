using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>The first event of a kind through Microsoft.Extensions.Logging: every call brings an event id that was never seen.</summary>
[InvocationCount(KindsEach, 1)]
public class LoggingFirstOfAKind
{
    const int KindsEach = 1_000;
    ILoggerFactory _dingTalkFactory = null!;
    ILogger _dingTalk = null!;
    int _next;

    [IterationSetup]
    public void Open()
    {
        _dingTalkFactory = LoggerFactory.Create(static b => b.AddDingTalk(static o =>
        {
            Targets.Configure(o);
            o.MaxKinds = KindsEach;
        }));
        _dingTalk = _dingTalkFactory.CreateLogger("Shop");
    }

    [IterationCleanup]
    public void Close() => _dingTalkFactory.Dispose();

    [Benchmark]
    public void DingTalk() => _dingTalk.LogError(new EventId(++_next), "Payment {PaymentId} failed", 42);
}
