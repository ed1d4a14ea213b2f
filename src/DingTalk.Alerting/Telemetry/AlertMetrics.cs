using System.Diagnostics.Metrics;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// What the library measures of itself, under the meter <c>DingTalk.Alerting</c>. Names and units follow OpenTelemetry's rules for
/// metrics; no tag holds anything that was logged, nor a token, and each has a bounded number of values.
/// </summary>
static class AlertMetrics
{
    public const string MeterName = "DingTalk.Alerting";

    const string OutcomeTag = "dingtalk.alerting.outcome";
    const string WaitTag = "dingtalk.alerting.wait.reason";

    // OpenTelemetry's name for why something failed.
    const string ErrorTag = "error.type";

    static readonly Meter Meter = new(MeterName, typeof(AlertMetrics).Assembly.GetName().Version?.ToString(3));

    static readonly Counter<long> Messages = Meter.CreateCounter<long>(
        "dingtalk.alerting.messages", "{message}", "Attempts to send a message, by what came of them.");

    static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "dingtalk.alerting.message.duration", "s", "How long a call to DingTalk took.");

    static readonly Histogram<long> Size = Meter.CreateHistogram<long>(
        "dingtalk.alerting.message.size", "By", "The body of an accepted message.");

    static readonly Histogram<long> Events = Meter.CreateHistogram<long>(
        "dingtalk.alerting.message.events", "{event}", "How many events an accepted message told.");

    static readonly Histogram<double> Delay = Meter.CreateHistogram<double>(
        "dingtalk.alerting.delay", "s", "From the arrival of the oldest event that a message told to its acceptance.");

    static readonly Histogram<double> Wait = Meter.CreateHistogram<double>(
        "dingtalk.alerting.wait", "s", "How long sending was put off: for want of a permit, or after a failure.");

    // Last: an instrument that is observed must find the accounts there.
    static readonly PipelineAccounts Accounts = PipelineAccounts.Observe(Meter);

    public static void Observe(AlertPipeline pipeline) => Accounts.Add(pipeline);

    public static void OnAnswer(SendResult result, TimeSpan duration)
    {
        if (!Messages.Enabled && !Duration.Enabled) return;
        var outcome = new KeyValuePair<string, object?>(OutcomeTag, NameOf(result.Outcome));
        if (result.IsAccepted)
        {
            Messages.Add(1, outcome);
            Duration.Record(duration.TotalSeconds, outcome);
            return;
        }

        var error = new KeyValuePair<string, object?>(ErrorTag, NameOf(result.Reason));
        Messages.Add(1, outcome, error);
        Duration.Record(duration.TotalSeconds, outcome, error);
    }

    public static void OnAccepted(OutgoingMessage message, DateTimeOffset now)
    {
        Events.Record(message.Digest.EventCount);
        if (Size.Enabled) Size.Record(message.Robot.Measure(message.Message!));
        if (Delay.Enabled && message.Cut.Count > 0) Delay.Record((now - message.Cut.Min(static g => g.Events.FirstArrival)).TotalSeconds);
    }

    public static void OnNoPermit(TimeSpan time) => Wait.Record(time.TotalSeconds, new KeyValuePair<string, object?>(WaitTag, "permit"));

    public static void OnPause(TimeSpan time)
    {
        if (time > TimeSpan.Zero) Wait.Record(time.TotalSeconds, new KeyValuePair<string, object?>(WaitTag, "failure"));
    }

    /// <summary>RefusedForContent as refused_for_content, once for each value.</summary>
    static string NameOf<T>(T value)
        where T : struct, Enum => SnakeCase<T>.NameOf(value);
}
