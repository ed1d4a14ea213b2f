using System.Threading.RateLimiting;
using DingTalk.Robots;

namespace DingTalk.Alerting;

sealed partial class AlertSender
{
    /// <summary>Cuts what is untold, or takes the message that waits for its next attempt, and sends it in a task of its own.</summary>
    void Send(IRobot robot, RateLimitLease permit, DateTimeOffset now)
    {
        OutgoingMessage outgoing;
        TaskCompletionSource<bool> done;
        var settings = _settings;
        lock (_gate)
        {
            // Between the look and the permit the end may have come, or another robot.
            if (_isOver || _sending is not null || !ReferenceEquals(robot, _robot) || (_waiting ?? Cut(robot, settings, now)) is not { } next)
            {
                permit.Dispose();
                return;
            }

            outgoing = next with { Attempt = next.Attempt + 1 };
            done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting = null;
            _inFlight = outgoing;
            _sending = done.Task;
            SetNextDue(null);
        }

        // Neither inherits the caller's context nor runs on the pump's thread: composing renders what users wrote.
        var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        try
        {
            _ = Task.Run(() => SendAsync(outgoing, settings, permit, done));
        }
        finally
        {
            if (flow != default) flow.Undo();
        }
    }

    // Under the gate.
    OutgoingMessage? Cut(IRobot robot, AlertSettings settings, DateTimeOffset now)
    {
        var cut = _ledger.Cut(now, _clock.WallNow);
        var quiet = _isDraining ? [] : _schedule.Quiet(_ledger.Groups, now);
        quiet = [.. quiet.Where(group => cut.TrueForAll(g => !ReferenceEquals(g.Group, group)))];
        if (cut.Count == 0 && quiet.Count == 0) return null;
        var account = _ledger.GetStatistics();
        var digest = _composer.Compose(cut, quiet, _clock.WallNow, settings, new SampleScrub(_ownSecrets, settings.Masks, settings.Redactor)) with
        {
            IsStorm = _schedule.IsStorm(cut),
            StartedAt = _clock.Start,
            Lost = account.Lost - _lostSaid,
            HandedOver = account.HandedOver - _handedOverSaid,
            Trouble = _record.Trouble,
            IsFinal = _isDraining,
            CountsOnly = _record.SaysLess,
        };
        return new OutgoingMessage { Robot = robot, Cut = cut, Quiet = quiet, Digest = digest, FirstSent = now };
    }

    async Task SendAsync(OutgoingMessage outgoing, AlertSettings settings, RateLimitLease permit, TaskCompletionSource<bool> done)
    {
        SendResult? result = null;
        try
        {
            if (Compose(outgoing, settings) is { } composed)
            {
                outgoing = composed;
                var start = _clock.Now;
                result = await SendAsync(outgoing, permit).ConfigureAwait(false);
                AlertMetrics.OnAnswer(result, _clock.Now - start);
                AlertEventSource.Log.OnAnswer(outgoing, result);
                Settle(outgoing, result);
            }
            else
            {
                permit.Dispose();
            }
        }
        finally
        {
            lock (_gate) _sending = null;
            done.SetResult(result is { IsAccepted: true });
            _requestPump();
        }
    }

    /// <summary>The message in its final form; null where it could not be composed, and its events have gone back.</summary>
    OutgoingMessage? Compose(OutgoingMessage outgoing, AlertSettings settings)
    {
        if (outgoing.Message is not null) return outgoing;
        try
        {
            var message = _press.Print(outgoing.Robot, outgoing.Digest, settings) with { MsgUuid = Guid.NewGuid().ToString("N") };
            outgoing = outgoing with { Message = message };
            lock (_gate)
            {
                // Given up while it was being composed.
                if (_isOver) return null;
                _inFlight = outgoing;
                _ledger.Send();
            }

            return outgoing;
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                if (_isOver) return null;
                _inFlight = null;
                _ledger.PutBack(outgoing.Cut, maybeShown: false);
                _record.Pause(_clock.Now + TimeSpan.FromMinutes(1));
            }

            _voice.SayOnce($"A DingTalk message could not be composed: {e.GetType().Name}. Its events are kept.");
            return null;
        }
    }

    async Task<SendResult> SendAsync(OutgoingMessage outgoing, RateLimitLease permit)
    {
        try
        {
            return await outgoing.Robot.SendOnPermitAsync(outgoing.Message!, permit, _abort.Token).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The robot gave no result.");
        }
        catch (OperationCanceledException)
        {
            return new SendResult
            {
                Outcome = SendOutcome.InDoubt,
                Reason = SendReason.NoAnswer,
                Advice = "The application ended while the message was on its way.",
            };
        }
        catch (Exception e)
        {
            // A robot that throws for a message refuses it; what it says may hold anything. It may not have taken the permit over.
            permit.Dispose();
            return new SendResult
            {
                Outcome = SendOutcome.RefusedForContent,
                Reason = SendReason.Malformed,
                Advice = $"The robot failed with {e.GetType().Name}.",
                Exception = e,
            };
        }
    }

    void Settle(OutgoingMessage outgoing, SendResult result)
    {
        DeliveryDecision decision;
        IReadOnlyList<CutGroup> handedOver = [];
        var now = _clock.Now;
        lock (_gate)
        {
            // Given up at the end: its events have been declared lost, which an answer now cannot undo.
            if (_isOver) return;
            decision = ReferenceEquals(outgoing.Robot, _robot)
                ? _record.Decide(result, outgoing, now, _clock.WallNow)
                : _record.DecideForOld(result, outgoing);
            _inFlight = null;
            if (result.IsAccepted || result.Outcome == SendOutcome.InDoubt) KeepMonth(now);
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
                if (_listener() is not null) handedOver = HandOver(now);
            }
        }

        if (result.IsAccepted)
        {
            AlertMetrics.OnAccepted(outgoing, now);
            _voice.OnDelivered();
            return;
        }

        AlertMetrics.OnPause(decision.Pause);
        _voice.OnFailed(result, decision.IsClosed, _isDraining ? null : decision.Pause, handedOver);
    }

    // Under the gate.
    void KeepMonth(DateTimeOffset now)
    {
        _schedule.OnSent(now);
        _ledger.Keep(_schedule.Month(_clock.WallNow));
    }

    // Under the gate.
    void Commit(OutgoingMessage outgoing, DateTimeOffset now)
    {
        var digest = outgoing.Digest;
        _ledger.Commit(outgoing.Cut, now, _schedule.LastDigest, digest.Mentions is null ? null : _settings.MentionFrom);
        _schedule.OnTold(outgoing, now);
        _lostSaid += digest.Lost;
        _handedOverSaid += digest.HandedOver;
    }

    // Under the gate.
    List<CutGroup> HandOver(DateTimeOffset now)
    {
        var cut = _ledger.Cut(now, _clock.WallNow);
        _ledger.Lose(cut, handedOver: true);
        return cut;
    }
}
