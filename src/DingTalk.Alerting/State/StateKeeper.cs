namespace DingTalk.Alerting;

/// <summary>
/// What follows in the background: the first sample of each new kind, and the times of what is untold. At most one at work, and
/// never on the pump's thread: it renders what users wrote.
/// </summary>
sealed class StateKeeper(AlertLedger ledger, StateFile state, IAlertSampleRenderer? renderer)
{
    readonly CaptureGuard _guard = new(CaptureGuard.Patience);
    int _isAtWork;

    /// <summary>Looks after the file; short.</summary>
    public void Pump()
    {
        if (Interlocked.Exchange(ref _isAtWork, 1) != 0) return;
        ThreadPool.UnsafeQueueUserWorkItem(static keeper => ((StateKeeper)keeper!).Work(), this);
    }

    void Work()
    {
        try
        {
            List<AlertGroup> bare;
            lock (ledger.Gate) bare = ledger.NoteTimes();
            foreach (var group in bare) Keep(group);
            state.Look();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            state.Say($"The state file could not be kept: {e.GetType().Name}.");
        }
        finally
        {
            Volatile.Write(ref _isAtWork, 0);
        }
    }

    void Keep(AlertGroup group)
    {
        if (group.Slot is not { } slot || group.FirstSource is not { } source) return;
        try
        {
            var sample = source as AlertSample;
            if (sample is null && renderer is not null) _guard.TryRun(() => renderer.Render(source), out sample);
            if (sample is not null) slot.Write(state.Clean(sample));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A value's own ToString failed: the kind's record stands in.
        }
    }
}
