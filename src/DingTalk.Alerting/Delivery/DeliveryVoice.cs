using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// What the library says of itself, once for each cause: to the diagnostics, where people look when nothing arrives, and to the
/// failure listener. Nothing that hears it can fail the flow.
/// </summary>
sealed class DeliveryVoice(Func<Action<string>?> diagnostics, Func<IAlertFailureListener?> listener)
{
    readonly object _lock = new();
    (SendOutcome Outcome, SendReason Reason)? _said;
    readonly HashSet<string> _saidOnce = [];

    public void Say(string sentence)
    {
        AlertEventSource.Log.Said(sentence);
        try
        {
            diagnostics()?.Invoke(sentence);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // There is nobody left to tell.
        }
    }

    /// <summary>Says what could be said again and again for ever: a fault of ours, or of a user's own formatter.</summary>
    public void SayOnce(string sentence)
    {
        lock (_lock)
        {
            if (!_saidOnce.Add(sentence)) return;
        }

        Say(sentence);
    }

    public void SayDisabled()
    {
        SayOnce(
            "DingTalk alerts are off: there is no webhook. Set the option Webhook (or WebhookFile), or the environment variable "
            + $"{RobotSource.WebhookVariable}; set Webhook to an empty string to switch the alerts off without this line.");
    }

    /// <summary>Tells a failure, once until something is delivered again or the cause changes.</summary>
    /// <param name="result">What DingTalk, or the way to it, answered.</param>
    /// <param name="isClosed">Whether the robot is closed until somebody mends it.</param>
    /// <param name="pause">When it is tried again; null at the end.</param>
    /// <param name="handedOver">What goes to the fallback.</param>
    public void OnFailed(SendResult result, bool isClosed, TimeSpan? pause, IReadOnlyList<CutGroup> handedOver)
    {
        bool isNew;
        lock (_lock)
        {
            isNew = _said != (result.Outcome, result.Reason);
            _said = (result.Outcome, result.Reason);
        }

        var count = handedOver.Sum(static g => g.Events.Count);
        if (!isNew && count == 0) return;
        var sentence = $"A DingTalk message was not delivered: {result.Explain()}";
        if (pause > TimeSpan.Zero) sentence += $" The next attempt is in {Words(pause.Value)}.";
        if (count > 0) sentence += $" {Events(count)} handed to the fallback.";
        else if (pause is not null) sentence += " Its events are kept and told later.";
        if (isNew) Say(sentence);
        Tell(new AlertFailure
        {
            Kind = isClosed ? AlertFailureKind.Permanent : AlertFailureKind.Temporary,
            Message = sentence,
            Exception = result.Exception,
            Groups = Handover(handedOver),
        });
    }

    public void OnDelivered()
    {
        lock (_lock)
        {
            if (_said is null) return;
            _said = null;
        }

        Say("DingTalk messages are delivered again.");
    }

    public void OnClosed(long lost, IReadOnlyList<CutGroup> left, SendResult? last, bool wantsPermit)
    {
        if (lost == 0) return;
        var why = wantsPermit ? " The robot's messages of this minute are used up, or it is silenced."
            : last is { IsAccepted: false } ? " " + last.Explain() : "";
        var sentence = lost == 1
            ? $"1 event could not be told to DingTalk before the end, and is lost to the group.{why}"
            : $"{lost} events could not be told to DingTalk before the end, and are lost to the group.{why}";
        Say(sentence);
        Tell(new AlertFailure
        {
            Kind = AlertFailureKind.Final,
            Message = sentence,
            Exception = last?.Exception,
            Groups = Handover(left),
        });
    }

    static string Events(long count) => count == 1 ? "1 event was" : $"{count} events were";

    static string Words(TimeSpan time) => time.TotalMinutes >= 2 ? $"{Math.Ceiling(time.TotalMinutes)} min" : $"{Math.Ceiling(time.TotalSeconds)} s";

    static IReadOnlyList<AlertHandover> Handover(IReadOnlyList<CutGroup> groups) =>
    [
        .. groups.Select(static g => new AlertHandover
        {
            Level = g.Group.Level,
            Category = g.Group.Identity.Category,
            Template = g.Group.Template,
            Sources = g.Events.Sources,
            Remaining = g.Events.Count - g.Events.Sources.Length,
            First = g.Events.First,
            Last = g.Events.Last,
        }),
    ];

    void Tell(AlertFailure failure)
    {
        try
        {
            listener()?.OnFailure(failure);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Say($"The failure listener failed itself: {e.GetType().Name}.");
        }
    }
}
