using DingTalk.Robots;

namespace DingTalk.Alerting;

sealed partial class AlertSender
{
    /// <summary>How long a call that has been cancelled may take to notice.</summary>
    static readonly TimeSpan AbortTime = TimeSpan.FromMilliseconds(250);

    /// <summary>Tells what is untold until the deadline, and gives up the rest.</summary>
    public async Task CloseAsync()
    {
        var deadline = _clock.GetUtcNow() + _settings.ShutdownTimeout;
        lock (_gate) _isDraining = true;
        while (true)
        {
            Pump();
            await WhenPumpedAsync().ConfigureAwait(false);
            Task? sending;
            bool isEmpty;
            lock (_gate)
            {
                sending = _sending;
                isEmpty = _ledger.GetStatistics().Pending == 0;
            }

            var now = _clock.GetUtcNow();
            if ((sending is null && isEmpty) || now >= deadline) break;
            if (sending is not null)
            {
                await WaitFor(sending, deadline - now).ConfigureAwait(false);
                continue;
            }

            // No robot, or one that is closed until after the end.
            if (NextDue is not { } next || next >= deadline) break;
            if (next > now) await _clock.WaitAsync(next - now, CancellationToken.None).ConfigureAwait(false);
        }

        await AbortAsync().ConfigureAwait(false);
        GiveUp();
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

    void GiveUp()
    {
        List<CutGroup> left;
        SendResult? last;
        lock (_gate)
        {
            _isOver = true;
            // A message that waited for its second attempt, or a call that ignores its cancellation: in doubt for good.
            if (_inFlight is { } inFlight) _ledger.PutBack(inFlight.Cut, maybeShown: true);
            else if (_waiting is { } waiting) _ledger.PutBack(waiting.Cut, waiting.WasInDoubt);
            _waiting = null;
            _inFlight = null;
            left = _ledger.Close(handOver: _listener() is not null);
            last = _record.LastResult;
            SetNextDue(null);
        }

        if (_ownsRobot) (_robot as IDisposable)?.Dispose();
        _voice.OnClosed(left.Sum(static g => g.Events.Count), left, last);
    }

    /// <summary>Waits until no pump is at work; a pump is short and never waits itself.</summary>
    async Task WhenPumpedAsync()
    {
        while (Volatile.Read(ref _pumps) != 0) await Task.Yield();
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
