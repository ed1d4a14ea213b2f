using System.Threading.RateLimiting;
using DingTalk.Robots;

namespace DingTalk.Alerting;

sealed partial class AlertSender
{
    void Send(IRobot robot, RateLimitLease permit, DateTimeOffset now)
    {
        OutgoingMessage? outgoing;
        List<CutGroup> cut = [];
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Digest digest;
        var settings = _settings;
        lock (_gate)
        {
            outgoing = _waiting;
            if (outgoing is null) cut = _ledger.Cut();
            if (_isOver || (outgoing is null && cut.Count == 0))
            {
                permit.Dispose();
                return;
            }

            _sending = done.Task;
            SetNextDue(null);
            digest = outgoing?.Digest ?? _composer.Compose(cut, now, settings.Mentions, settings.MentionFrom) with
            {
                Lost = _ledger.GetStatistics().Lost - _lostSaid,
                Trouble = _record.Trouble,
                IsFinal = _isDraining,
                CountsOnly = _record.SaysLess,
            };
        }

        try
        {
            outgoing ??= new OutgoingMessage
            {
                Cut = cut,
                Digest = digest,
                Message = _press.Print(robot, digest, settings) with { MsgUuid = Guid.NewGuid().ToString("N") },
                FirstSent = now,
            };
            outgoing = outgoing with { Attempt = outgoing.Attempt + 1 };
            lock (_gate)
            {
                _waiting = null;
                _inFlight = outgoing;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            permit.Dispose();
            lock (_gate)
            {
                _ledger.PutBack(cut, maybeShown: false);
                _record.Pause(now + TimeSpan.FromMinutes(1));
                _sending = null;
            }

            _voice.SayOnce($"A DingTalk message could not be composed: {e.GetType().Name}. Its events are kept.");
            done.SetResult(false);
            return;
        }

        // The send neither inherits the caller's context nor runs on the pump's thread.
        var message = outgoing;
        var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        try
        {
            _ = Task.Run(() => SendAsync(robot, permit, message, done));
        }
        finally
        {
            if (flow != default) flow.Undo();
        }
    }

    async Task SendAsync(IRobot robot, RateLimitLease permit, OutgoingMessage outgoing, TaskCompletionSource<bool> done)
    {
        SendResult result;
        try
        {
            result = await robot.SendOnPermitAsync(outgoing.Message, permit, _abort.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            result = new SendResult { Outcome = SendOutcome.InDoubt, Reason = SendReason.NoAnswer, Advice = "The application ended while the message was on its way." };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A robot that throws for a message refuses it; what it says may hold anything.
            result = new SendResult { Outcome = SendOutcome.RefusedForContent, Reason = SendReason.Malformed, Advice = $"The robot failed with {e.GetType().Name}.", Exception = e };
        }

        try
        {
            Settle(outgoing, result);
        }
        finally
        {
            lock (_gate) _sending = null;
            done.SetResult(result.IsDelivered);
            _requestPump();
        }
    }

    void Settle(OutgoingMessage outgoing, SendResult result)
    {
        DeliveryDecision decision;
        IReadOnlyList<CutGroup> handedOver = [];
        lock (_gate)
        {
            // Given up at the end: its events have been declared lost, which an answer now cannot undo.
            if (_isOver) return;
            _inFlight = null;
            var now = _clock.GetUtcNow();
            decision = _record.Decide(result, outgoing, now);
            _waiting = null;
            if (result.Outcome is SendOutcome.Delivered or SendOutcome.InDoubt) _schedule.OnSent(now);
            switch (decision.Action)
            {
                case DeliveryAction.Commit:
                    Commit(outgoing, now);
                    break;
                case DeliveryAction.Resend:
                    _waiting = outgoing with
                    {
                        WasInDoubt = outgoing.WasInDoubt || result.Outcome == SendOutcome.InDoubt,
                        NotBefore = now + decision.Pause,
                    };
                    break;
                default:
                    _ledger.PutBack(outgoing.Cut, decision.Action == DeliveryAction.PutBackInDoubt);
                    break;
            }

            if (decision.IsClosed)
            {
                _isClosedForConfiguration = true;
                if (_listener() is not null) handedOver = HandOver();
            }
        }

        if (result.IsDelivered) _voice.OnDelivered();
        else _voice.OnFailed(result, decision.IsClosed, decision.Pause, handedOver);
    }

    // Under the gate.
    void Commit(OutgoingMessage outgoing, DateTimeOffset now)
    {
        var digest = outgoing.Digest;
        _ledger.Commit(outgoing.Cut, now, _schedule.LastDigest, digest.Mentions is null ? null : _settings.MentionFrom);
        _schedule.OnTold(digest, now);
        _lostSaid += digest.Lost;
    }

    // Under the gate.
    List<CutGroup> HandOver()
    {
        var cut = _ledger.Cut();
        _ledger.Lose(cut, handedOver: true);
        return cut;
    }
}
