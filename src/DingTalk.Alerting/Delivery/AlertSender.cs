using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// Takes what is due to the robot: one message at a time, cut only once its permit is there, and judged by what DingTalk
/// answered. Its state belongs to whoever holds the ledger's gate.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing that needs to be freed.")]
sealed partial class AlertSender
{
    /// <summary>How often groups with untold events are looked at while nothing is due, so that a surge is seen.</summary>
    static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <summary>A limiter that knows no time is not asked in a loop.</summary>
    static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    readonly AlertLedger _ledger;
    readonly object _gate;
    readonly DigestComposer _composer;
    readonly MessagePress _press;
    readonly DeliveryVoice _voice;
    readonly SteadyClock _clock;
    readonly Func<IAlertFailureListener?> _listener;
    readonly Action _requestPump;
    readonly bool _ownsRobot;
    readonly CancellationTokenSource _abort = new();
    volatile AlertSettings _settings;
    volatile bool _isClosedForConfiguration;
    int _pumps;
    long _nextDueTicks;

    // Under the gate.
    readonly PipelineClock _schedule;
    readonly DeliveryRecord _record = new();
    IRobot? _robot;
    IReadOnlyList<string> _ownSecrets = [];
    OutgoingMessage? _waiting;
    OutgoingMessage? _inFlight;
    Task? _sending;
    DateTimeOffset _noPermitUntil;
    bool _isDraining;
    bool _isOver;
    long _lostSaid;
    long _handedOverSaid;

    public AlertSender(
        AlertLedger ledger,
        AlertSettings settings,
        IRobot? robot,
        bool ownsRobot,
        IAlertSampleRenderer? renderer,
        SteadyClock clock,
        Func<IAlertFailureListener?> listener,
        Action requestPump)
    {
        _ledger = ledger;
        _gate = ledger.Gate;
        _settings = settings;
        _robot = robot;
        _composer = new DigestComposer(renderer);
        _voice = new DeliveryVoice(() => _settings.Diagnostics, listener);
        _press = new MessagePress(_voice);
        _ownsRobot = ownsRobot;
        _clock = clock;
        _listener = listener;
        _requestPump = requestPump;
        _schedule = new PipelineClock(settings.Timings, settings.MonthlyQuota, clock.Now);
    }

    public DeliveryVoice Voice => _voice;

    public bool HasRobot
    {
        get
        {
            lock (_gate) return _robot is not null;
        }
    }

    public bool IsClosedForConfiguration => _isClosedForConfiguration;

    /// <summary>By the wall clock, as timers are set.</summary>
    public DateTimeOffset? NextDue =>
        Volatile.Read(ref _nextDueTicks) is > 0 and var ticks ? _clock.ToWall(new DateTimeOffset(ticks, TimeSpan.Zero)) : null;

    public void Update(AlertSettings settings)
    {
        lock (_gate)
        {
            _schedule.Reconfigure(settings.Timings, settings.MonthlyQuota, _clock.Now);
            _settings = settings;
        }
    }

    /// <summary>Goes on with the month as an earlier run left it.</summary>
    public void Resume(in MonthRecord month)
    {
        lock (_gate) _schedule.Resume(month, _clock.Now);
    }

    /// <summary>What the group must never read, whatever the application logs.</summary>
    public void Guard(IReadOnlyList<string> ownSecrets)
    {
        lock (_gate) _ownSecrets = ownSecrets;
    }

    /// <summary>Goes on with another robot: what closed the old one does not bind the new one.</summary>
    public void Replace(IRobot? robot, IReadOnlyList<string> ownSecrets)
    {
        IRobot? old;
        Task? sending;
        lock (_gate)
        {
            if (_isOver)
            {
                Release(robot);
                return;
            }

            old = _robot;
            sending = _sending;
            _robot = robot;
            _ownSecrets = ownSecrets;
            if (_waiting is { } waiting)
            {
                _ledger.PutBack(waiting.Cut, waiting.WasInDoubt);
                _waiting = null;
            }

            _record.StartAgain();
            _noPermitUntil = default;
            _isClosedForConfiguration = false;
        }

        if (sending is null) Release(old);
        else sending.ContinueWith(_ => Release(old), TaskScheduler.Default);
    }

    void Release(IRobot? robot)
    {
        if (!_ownsRobot) return;
        try
        {
            (robot as IDisposable)?.Dispose();
        }
        catch (Exception e)
        {
            _voice.SayOnce($"The robot could not be released: {e.GetType().Name}.");
        }
    }

    public AlertStatistics GetStatistics()
    {
        lock (_gate)
        {
            var statistics = _ledger.GetStatistics();
            return statistics with
            {
                InDoubt = statistics.InDoubt + InDoubtNow(),
                MessagesDelivered = _record.Delivered,
                MessagesFailed = _record.Failed,
                LastResult = _record.LastResult,
                ClosedUntil = _record.PausedUntil > _clock.Now ? _clock.ToWall(_record.PausedUntil) : null,
            };
        }
    }

    // Whoever is under way may have arrived already. Under the gate.
    long InDoubtNow() => (_inFlight ?? _waiting) switch
    {
        { WasInDoubt: true } message => message.Digest.EventCount,
        { Message: not null } message when _inFlight is not null => message.Digest.EventCount,
        _ => 0,
    };

    /// <summary>Completes when no pump is at work and no message is in flight.</summary>
    public async Task WhenIdleAsync()
    {
        // A pump is short: it neither renders nor waits.
        while (Volatile.Read(ref _pumps) != 0) await Task.Yield();
        Task? sending;
        lock (_gate) sending = _sending;
        if (sending is not null) await sending.ConfigureAwait(false);
    }

    public void Pump()
    {
        // One at a time; who comes second has the first one look again.
        if (Interlocked.Increment(ref _pumps) > 1) return;
        int seen;
        do
        {
            seen = Volatile.Read(ref _pumps);
            try
            {
                PumpOnce();
            }
            catch (Exception e)
            {
                // A limiter of somebody else's may fail; it is asked again, but not in a loop.
                WaitForPermit(TimeSpan.FromSeconds(1));
                _voice.SayOnce($"The DingTalk pump failed: {e.GetType().Name}.");
            }
        }
        while (Interlocked.Add(ref _pumps, -seen) > 0);
    }

    void PumpOnce()
    {
        var now = _clock.Now;
        IRobot robot;
        lock (_gate)
        {
            var tidy = _ledger.Tidy(now);
            // The end of the send pumps again.
            if (_robot is null || _sending is not null || _isOver)
            {
                SetNextDue(null);
                return;
            }

            if (_isClosedForConfiguration && now >= _record.PausedUntil) _isClosedForConfiguration = false;
            var due = DueAt(now);
            if (due is null || due > now)
            {
                if (due > now + Look) due = now + Look;
                if (due is null || tidy < due) due = tidy;
                // While it is closed, events may go past the ledger, and nothing else would open it again.
                if (_isClosedForConfiguration && (due is null || due > _record.PausedUntil)) due = _record.PausedUntil;
                SetNextDue(due);
                return;
            }

            robot = _robot;
        }

        var permit = robot.RateLimiter.AttemptAcquire();
        if (!permit.IsAcquired)
        {
            var wait = permit.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : TimeSpan.FromSeconds(1);
            permit.Dispose();
            WaitForPermit(wait);
            return;
        }

        Send(robot, permit, now);
    }

    void WaitForPermit(TimeSpan time)
    {
        if (time < ShortestWait) time = ShortestWait;
        if (time > LongestWait) time = LongestWait;
        AlertMetrics.OnNoPermit(time);
        lock (_gate)
        {
            if (_isOver) return;
            _noPermitUntil = _clock.Now + time;
            SetNextDue(_noPermitUntil);
        }
    }

    /// <summary>When the next message is due, or null where nothing waits. Under the gate.</summary>
    DateTimeOffset? DueAt(DateTimeOffset now)
    {
        var due = _waiting is { } waiting ? waiting.NotBefore : _schedule.DueAt(_ledger.Groups, now, _isDraining);
        if (due < _record.PausedUntil) due = _record.PausedUntil;
        return due < _noPermitUntil ? _noPermitUntil : due;
    }

    void SetNextDue(DateTimeOffset? due) => Volatile.Write(ref _nextDueTicks, due?.UtcTicks ?? 0);
}
