namespace DingTalk.Alerting;

/// <summary>
/// What the group has seen of a kind since it appeared, or came back after a long quiet. Owned by whoever holds the ledger's
/// gate.
/// </summary>
sealed class Episode
{
    long _windowTotal;
    DateTimeOffset _windowStart;
    double _rateBefore;
    double _peak;
    DateTimeOffset _peakAt;
    DateTimeOffset? _lastSurge;
    long _seen;
    bool _isQuietTold;

    /// <summary>Events told in this episode; 0 means that the kind is news.</summary>
    public long Told { get; private set; }

    public DateTimeOffset Start { get; private set; }
    public DateTimeOffset LastActivity { get; private set; }
    public bool IsMentioned { get; private set; }

    /// <summary>When an event was last seen to have come.</summary>
    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>The own time of the last event that was told.</summary>
    public DateTimeOffset LastTold { get; private set; }

    /// <summary>How often the kind has been called quiet in this episode.</summary>
    public int TimesQuiet { get; private set; }

    /// <summary>Whether the group was told of it, and not yet that it is quiet.</summary>
    public bool AwaitsQuiet => Told > 0 && !_isQuietTold;
    public bool IsNews => Told == 0;

    /// <summary>How long a kind that was told in an earlier episode had been quiet before this one; null in its first.</summary>
    public TimeSpan? QuietBefore { get; private set; }

    /// <summary>Whether anything of the kind has ever been told.</summary>
    public bool IsKnown => Told > 0 || QuietBefore is not null;

    /// <summary>Whether the kind has been coming so much faster than before that it should be told before its time.</summary>
    public bool IsSurging { get; private set; }

    /// <summary>Looks at the group's counters: starts a new episode after a long quiet, and finds surges.</summary>
    public void Observe(long untold, DateTimeOffset now, DateTimeOffset? firstArrival, TimeSpan memory)
    {
        var seen = Told + untold;
        if (seen == _seen) return;
        if (Told > 0 && untold > 0 && firstArrival is { } arrival && arrival - LastActivity > memory)
            Restart(arrival - LastActivity);
        seen = Told + untold;
        LookForSurge(_seen, seen, now);
        _seen = seen;
        _isQuietTold = false;
        LastActivity = now;
        LastSeen = now;
    }

    public void OnQuietTold()
    {
        _isQuietTold = true;
        TimesQuiet++;
    }

    /// <summary>Goes on with an episode of which an earlier run told so many.</summary>
    public void Resume(long told, DateTimeOffset start, DateTimeOffset now)
    {
        Told = told;
        _seen = told;
        Start = start;
        LastActivity = now;
        IsMentioned = true;
    }

    public void OnTold(HeldEvents told, DateTimeOffset now, DateTimeOffset? lastDigest, bool mentioned)
    {
        // A kind that appeared within the interval had less than the whole of it to come.
        var since = lastDigest is { } last && last > told.FirstArrival ? last : told.FirstArrival;
        _rateBefore = told.Count / Math.Max(1, (now - since).TotalSeconds);
        if (IsSurging) _lastSurge = now;
        IsSurging = false;
        IsMentioned |= mentioned;
        if (Told == 0) Start = told.First;
        Told += told.Count;
        // A kind that came between the look and the cut has not been observed yet.
        if (now > LastActivity) LastActivity = now;
        if (told.Last > LastTold) LastTold = told.Last;
        if (_seen >= Told) return;
        _seen = Told;
        LastSeen = now;
    }

    void Restart(TimeSpan quiet)
    {
        QuietBefore = quiet;
        Told = 0;
        _seen = 0;
        TimesQuiet = 0;
        IsMentioned = false;
        IsSurging = false;
        _windowStart = default;
        _lastSurge = null;
        _rateBefore = 0;
        _peak = 0;
    }

    void LookForSurge(long seenBefore, long seen, DateTimeOffset now)
    {
        if (now - _windowStart >= AlertSchedule.SurgeWindow)
        {
            var peak = AlertSchedule.FadedPeak(_peak, now - _peakAt);
            _peak = Math.Max(peak, seenBefore - _windowTotal);
            _peakAt = now;
            // What is new since the last look came within moments: somebody looks soon after the first of them.
            _windowStart = now;
            _windowTotal = seenBefore;
        }

        if (!IsKnown || (_lastSurge is { } last && now - last < AlertSchedule.SurgeRest)) return;
        IsSurging |= AlertSchedule.IsSurge(seen - _windowTotal, _rateBefore, AlertSchedule.FadedPeak(_peak, now - _peakAt));
    }
}
