using DingTalk.Robots;

namespace DingTalk.Alerting;

sealed partial class AlertSender
{
    /// <summary>How long a call that has been cancelled may take to notice.</summary>
    static readonly TimeSpan AbortTime = TimeSpan.FromMilliseconds(250);

    public TimeSpan ShutdownTimeout => _settings.ShutdownTimeout;

    /// <summary>Tells what is untold until the deadline.</summary>
    public async Task CloseAsync()
    {
        var deadline = _clock.Now + _settings.ShutdownTimeout;
        lock (_gate) _isDraining = true;
        while (true)
        {
            Pump();
            Task? sending;
            DateTimeOffset? next;
            var now = _clock.Now;
            lock (_gate)
            {
                sending = _sending;
                // Asked anew, not taken from the last pump: a send that has just ended leaves nothing there.
                next = sending is null && _robot is not null && _ledger.GetStatistics().Pending > 0 ? DueAt(now) : null;
            }

            if (now >= deadline) break;
            if (sending is not null)
            {
                await WaitFor(sending, deadline - now).ConfigureAwait(false);
                continue;
            }

            // All is told, or there is no robot, or one that is closed until after the end.
            if (next is null || next >= deadline) break;
            if (next > now) await _clock.WaitAsync(next.Value - now, CancellationToken.None).ConfigureAwait(false);
            else await Task.Yield();
        }

        await AbortAsync().ConfigureAwait(false);
    }

    async Task AbortAsync()
    {
        Task? sending;
        lock (_gate) sending = _sending;
        if (sending is null) return;
        // Cancelling runs what others registered with the token; that must not hold up the end.
        _ = Task.Run(_abort.Cancel);
        await WaitFor(sending, AbortTime).ConfigureAwait(false);
    }

    /// <summary>Ends it all and declares what is left lost; a second call does nothing.</summary>
    public void GiveUp()
    {
        List<CutGroup> left;
        SendResult? last;
        IRobot? robot;
        long kept;
        bool wantsPermit;
        lock (_gate)
        {
            if (_isOver) return;
            _isOver = true;
            wantsPermit = _noPermitUntil > _clock.Now;
            // A call that ignores its cancellation, or a message that waited for its next attempt: in doubt for good. What was
            // still being composed was never sent.
            if (_inFlight is { } inFlight) _ledger.PutBack(inFlight.Cut, inFlight.Message is not null);
            else if (_waiting is { } waiting) _ledger.PutBack(waiting.Cut, waiting.WasInDoubt);
            _waiting = null;
            _inFlight = null;
            left = _ledger.Close(handOver: _listener() is not null, _clock.WallNow);
            kept = _ledger.Kept;
            last = _record.LastResult;
            robot = _robot;
            SetNextDue(null);
        }

        _ledger.Release();
        if (kept > 0) _voice.Say($"{kept} events could not be told to DingTalk before the end: the state file keeps them, and the next run tells them.");
        _voice.OnClosed(left.Sum(static g => g.Events.Count), left, last, wantsPermit);
        Release(robot);
    }

    async Task WaitFor(Task task, TimeSpan time)
    {
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(task, _clock.WaitAsync(time, enough.Token)).ConfigureAwait(false);
#if NETSTANDARD2_0
        enough.Cancel();
#else
        await enough.CancelAsync().ConfigureAwait(false);
#endif
    }
}
