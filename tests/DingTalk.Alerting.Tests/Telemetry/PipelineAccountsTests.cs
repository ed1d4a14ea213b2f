using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace DingTalk.Alerting.Tests.Telemetry;

public sealed class PipelineAccountsTests
{
    [Fact]
    public async Task WhatIsMeasuredBalancesOverAllPipelines()
    {
        using var meter = new Meter(nameof(PipelineAccountsTests));
        var accounts = PipelineAccounts.Observe(meter);
        using var measured = new Measured(m => ReferenceEquals(m, meter));
        await using var one = new Bench();
        await using var other = new Bench();
        accounts.Add(one.Pipeline);
        accounts.Add(other.Pipeline);

        one.LogMany(30);
        other.LogMany(12, "Order {Id} failed");
        other.Log("Cart {Id} failed");
        Assert.Equal(43, measured.Observe("events.accepted"));
        Assert.Equal(43, measured.Observe("events.pending"));
        Assert.Equal(3, measured.Observe("kinds"));

        await one.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal((43, 30, 13), (measured.Observe("events.accepted"), measured.Observe("events.told"), measured.Observe("events.pending")));

        other.Robot.Answer = static _ => Support.Some.NotAccepted(DingTalk.Robots.SendReason.Unreachable);
        await other.Close();
        other.Log();
        Assert.Equal((44, 30, 0, 14), (measured.Observe("events.accepted"), measured.Observe("events.told"), measured.Observe("events.pending"), measured.Observe("events.lost")));
    }

    [Fact]
    public async Task APipelineThatIsGoneLeavesItsTotals()
    {
        using var meter = new Meter(nameof(APipelineThatIsGoneLeavesItsTotals));
        var accounts = PipelineAccounts.Observe(meter);
        using var measured = new Measured(m => ReferenceEquals(m, meter));
        var gone = await Tell(accounts, measured);
        for (var i = 0; i < 20 && gone.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.False(gone.IsAlive);
        Assert.Equal((5, 0), (measured.Observe("events.told"), measured.Observe("kinds")));
        Assert.Equal(5, measured.Observe("events.told"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static async Task<WeakReference> Tell(PipelineAccounts accounts, Measured measured)
    {
        await using var bench = new Bench();
        accounts.Add(bench.Pipeline);
        bench.LogMany(5);
        await bench.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(5, measured.Observe("events.told"));
        return new WeakReference(bench.Pipeline);
    }
}
