using System.Diagnostics.Tracing;
using System.Globalization;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// The library's own troubles for dotnet-trace, PerfView and <see cref="EventListener"/>, under the name <c>DingTalk-Alerting</c>.
/// It never holds anything that was logged, a token or a secret.
/// </summary>
[EventSource(Name = SourceName)]
sealed class AlertEventSource : EventSource
{
    public const string SourceName = "DingTalk-Alerting";

    public static AlertEventSource Log { get; } = new();

    AlertEventSource()
    {
    }

    /// <summary>What the library says of itself, as the diagnostics hear it.</summary>
    [Event(1, Level = EventLevel.Warning, Message = "{0}")]
    public void Said(string sentence)
    {
        if (IsEnabled()) WriteEvent(1, sentence);
    }

    [Event(2, Level = EventLevel.Informational, Message = "A message of {0} events was accepted at attempt {1}")]
    public void MessageAccepted(long events, long attempt)
    {
        if (IsEnabled()) WriteEvent(2, events, attempt);
    }

    [Event(3, Level = EventLevel.Warning, Message = "A message was not accepted: {0}, {1}, errcode {2}")]
    public void MessageNotAccepted(string outcome, string reason, string errorCode)
    {
        if (IsEnabled()) WriteEvent(3, outcome, reason, errorCode);
    }

    [NonEvent]
    public void OnAnswer(OutgoingMessage message, SendResult result)
    {
        if (!IsEnabled()) return;
        if (result.IsAccepted) MessageAccepted(message.Digest.EventCount, message.Attempt);
        else MessageNotAccepted(result.Outcome.ToString(), result.Reason.ToString(), result.ErrorName ?? result.ErrorCode?.ToString(CultureInfo.InvariantCulture) ?? "");
    }
}
