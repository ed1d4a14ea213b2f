using DingTalk.Alerting;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.DingTalk;

/// <summary>Hands what cannot be told to the application's own listener or fallback, as events.</summary>
sealed class FailureListenerAdapter(ILoggingFailureListener listener, object sender) : IAlertFailureListener
{
    const string ClosedMessage = "DingTalk refuses the robot's configuration; the event is handed over";

    // Follows the flow of execution, so that what the listener's own sink logs, on whatever thread, does not come back to it.
    readonly AsyncLocal<bool> _handingOver = new();

    /// <summary>Whether the current flow of execution is inside the listener.</summary>
    public bool IsHandingOver => _handingOver.Value;

    public void OnFailure(AlertFailure failure)
    {
        var events = new List<LogEvent>();
        foreach (var group in failure.Groups)
        {
            events.AddRange(group.Sources.OfType<LogEvent>());
            if (group.Remaining > 0) events.Add(HandoverSummary.Of(group));
        }

        Tell(KindOf(failure.Kind), failure.Message, events, failure.Exception);
    }

    /// <summary>Hands over one event on the thread that logged it. Never throws: that thread is the application's.</summary>
    public void HandOver(LogEvent logEvent)
    {
        try
        {
            Tell(LoggingFailureKind.Permanent, ClosedMessage, [logEvent], exception: null);
        }
        catch (Exception exception)
        {
            DingTalkSink.ToSelfLog($"The failure listener threw: {exception}");
        }
    }

    void Tell(LoggingFailureKind kind, string message, IReadOnlyCollection<LogEvent> events, Exception? exception)
    {
        var outer = _handingOver.Value;
        _handingOver.Value = true;
        try
        {
            listener.OnLoggingFailed(sender, kind, message, events, exception);
        }
        finally
        {
            _handingOver.Value = outer;
        }
    }

    static LoggingFailureKind KindOf(AlertFailureKind kind) => kind switch
    {
        AlertFailureKind.Temporary => LoggingFailureKind.Temporary,
        AlertFailureKind.Permanent => LoggingFailureKind.Permanent,
        _ => LoggingFailureKind.Final,
    };
}
