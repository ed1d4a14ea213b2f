using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>How sending has gone so far, and for how long the robot is left alone. Owned by whoever holds the ledger's gate.</summary>
sealed class DeliveryRecord
{
    int _temporaryFailures;
    int _closures;

    public long Delivered { get; private set; }
    public long Failed { get; private set; }
    public SendResult? LastResult { get; private set; }

    /// <summary>What has kept messages back since the last one that was delivered, or null.</summary>
    public DigestTrouble? Trouble { get; private set; }

    /// <summary>Until when nothing is sent: after a refusal, or for want of a permit.</summary>
    public DateTimeOffset PausedUntil { get; private set; }

    /// <summary>Whether DingTalk refused the content of a fuller message.</summary>
    public bool SaysLess { get; private set; }

    /// <summary>What comes of an answer from a robot that has been replaced: it says nothing of the new one.</summary>
    public DeliveryDecision DecideForOld(SendResult result, OutgoingMessage message)
    {
        if (result.IsAccepted) Delivered++;
        else Failed++;
        var isInDoubt = message.WasInDoubt || result.Outcome == SendOutcome.InDoubt;
        return new DeliveryDecision(
            result.IsAccepted ? DeliveryAction.Commit : isInDoubt ? DeliveryAction.PutBackInDoubt : DeliveryAction.PutBack, TimeSpan.Zero);
    }

    public DeliveryDecision Decide(SendResult result, OutgoingMessage message, DateTimeOffset now, DateTimeOffset wallNow)
    {
        var decision = DeliveryPolicy.Decide(
            result,
            new DeliveryAttempt
            {
                Attempt = message.Attempt,
                FirstSent = message.FirstSent,
                WasInDoubt = message.WasInDoubt,
                CountsOnly = message.Digest.CountsOnly,
                TemporaryFailures = _temporaryFailures,
                Closures = _closures,
            },
            now);
        LastResult = result;
        if (result.IsAccepted) OnDelivered();
        else OnFailed(result, decision, now, wallNow);
        return decision;
    }

    public void Pause(DateTimeOffset until) => PausedUntil = until;

    /// <summary>Another robot: what closed the old one does not bind it.</summary>
    public void StartAgain()
    {
        PausedUntil = default;
        _closures = 0;
    }

    void OnDelivered()
    {
        Delivered++;
        Trouble = null;
        SaysLess = false;
        PausedUntil = default;
        _temporaryFailures = 0;
        _closures = 0;
    }

    void OnFailed(SendResult result, in DeliveryDecision decision, DateTimeOffset now, DateTimeOffset wallNow)
    {
        Failed++;
        Trouble = new DigestTrouble(result.Reason, result.ErrorCode, Trouble?.Since ?? wallNow, (Trouble?.Attempts ?? 0) + 1);
        if (decision.IsClosed) _closures++;
        else _temporaryFailures++;
        SaysLess |= decision.Action == DeliveryAction.PutBackAndSayLess;
        if (decision.Action != DeliveryAction.Resend) PausedUntil = now + decision.Pause;
    }
}
