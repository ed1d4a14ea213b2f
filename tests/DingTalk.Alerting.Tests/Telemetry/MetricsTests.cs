using System.Text.RegularExpressions;
using DingTalk.Robots;
using Support;

namespace DingTalk.Alerting.Tests.Telemetry;

[Collection(TelemetryGroup.Name)]
public sealed class MetricsTests
{
    [Fact]
    public async Task MessagesAreCountedByWhatCameOfThem()
    {
        using var measured = new Measured(static m => m.Name == AlertMetrics.MeterName);
        await using var bench = new Bench();
        bench.Robot.Script(Some.NotAccepted(SendReason.Unreachable), Some.NotAccepted(SendReason.NoAnswer));
        bench.LogMany(40);
        await bench.Pass(TimeSpan.FromMinutes(10));

        Assert.Equal(40, bench.Statistics.Told);
        Assert.Equal(40, measured.Sum("message.events"));
        Assert.Equal(bench.Robot.Attempts.Count, measured.Sum("messages"));
        Assert.Equal(1, measured.Sum("messages", "error.type=unreachable"));
        Assert.Equal(1, measured.Sum("messages", "error.type=no_answer"));
        Assert.Equal(bench.Robot.Delivered.Count, measured.Sum("messages", "dingtalk.alerting.outcome=delivered"));
        Assert.Equal(bench.Robot.Delivered.Sum(bench.Robot.Measure), measured.Sum("message.size"));
        Assert.Equal(bench.Robot.Attempts.Count, measured.Values.Count(static v => v.Name == "dingtalk.alerting.message.duration"));
        Assert.True(measured.Sum("wait", "dingtalk.alerting.wait.reason=failure") > 0);
        Assert.InRange(measured.Sum("delay"), 2, 600);
    }

    [Fact]
    public async Task WaitingForAPermitIsMeasured()
    {
        using var measured = new Measured(static m => m.Name == AlertMetrics.MeterName);
        var limiter = new GateLimiter { IsOpen = false };
        await using var bench = new Bench(robot: new RecordingRobot(limiter));
        bench.Log();
        await bench.Pass(TimeSpan.FromSeconds(10));
        Assert.True(measured.Sum("wait", "dingtalk.alerting.wait.reason=permit") > 0);
    }

    [Fact]
    public async Task NamesAndTagsAreOpenTelemetrysAndHoldNothingThatWasLogged()
    {
        using var measured = new Measured(static m => m.Name == AlertMetrics.MeterName);
        await using var bench = new Bench();
        bench.Robot.Answer = static _ => Some.NotAccepted(SendReason.Signature) with { ErrorMessage = "token abc", Advice = "token abc" };
        bench.Log("Hunter2 {Id}");
        await bench.Pass(TimeSpan.FromSeconds(10));

        Assert.All(measured.Instruments, static i => Assert.Matches("^dingtalk\\.alerting(\\.[a-z]+)+$", i.Key));
        Assert.All(measured.Instruments.Values, static unit => Assert.Contains(unit, new[] { "s", "By", "{event}", "{message}", "{kind}" }));
        Assert.Contains(measured.Values, static v => v.Tags.Length > 0);
        Assert.All(measured.Values, static v => Assert.Matches(new Regex("^([a-z._]+=[a-z_]+(,|$))*$"), v.Tags));
        Assert.Equal(11, measured.Instruments.Count);
    }
}
