using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>The first event of a kind through Microsoft.Extensions.Logging: every call brings an event id that was never seen.</summary>
public class LoggingFirstOfAKind
{
    ILoggerFactory _dingTalkFactory = null!;
    ILogger _dingTalk = null!;
    int _next;

    [GlobalSetup]
    public void Open()
    {
        _dingTalkFactory = LoggerFactory.Create(static b => b.AddDingTalk(static o =>
        {
            Targets.Configure(o);
            o.MaxKinds = 5_000_000;
        }));
        _dingTalk = _dingTalkFactory.CreateLogger("Shop");
    }

    [GlobalCleanup]
    public void Close() => _dingTalkFactory.Dispose();

    [Benchmark]
    public void DingTalk() => _dingTalk.LogError(new EventId(++_next), "Payment {PaymentId} failed", 42);
}
