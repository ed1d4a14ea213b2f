using System.Diagnostics.Tracing;
using DingTalk.Robots;
using Support;

namespace DingTalk.Alerting.Tests.Telemetry;

[Collection(TelemetryGroup.Name)]
public sealed class EventSourceTests
{
    [Fact]
    public async Task TroublesAndAnswersAreHeard()
    {
        using var heard = new Heard();
        await using var bench = new Bench();
        bench.Robot.Script(Some.NotAccepted(SendReason.Unreachable) with { ErrorCode = 7 });
        bench.LogMany(3);
        await bench.Pass(TimeSpan.FromMinutes(5));

        Assert.Contains("MessageNotAccepted NotAccepted Unreachable 7", heard.Lines);
        Assert.Contains("MessageAccepted 3 1", heard.Lines);
        Assert.Contains(heard.Lines, static l => l.StartsWith("Said A DingTalk message was not delivered", StringComparison.Ordinal));
        Assert.Equal(bench.Said.Lines.Count, heard.Lines.Count(static l => l.StartsWith("Said ", StringComparison.Ordinal)));
    }

    [Fact]
    public void ItsManifestIsRight() => Assert.NotNull(EventSource.GenerateManifest(typeof(AlertEventSource), null, EventManifestOptions.Strict));

    sealed class Heard : EventListener
    {
        readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (this) return [.. _lines];
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == AlertEventSource.SourceName) EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventSource.Name != AlertEventSource.SourceName) return;
            lock (this) _lines.Add(eventData.EventName + " " + string.Join(" ", eventData.Payload!));
        }
    }
}
