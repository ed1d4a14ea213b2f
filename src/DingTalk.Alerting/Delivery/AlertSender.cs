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

    readonly AlertLedger _ledger;
    readonly object _gate;
    readonly DigestComposer _composer;
    readonly MessagePress _press;
    readonly DeliveryVoice _voice;
    readonly TimeProvider _clock;
    readonly Func<IAlertFailureListener?> _listener;
    readonly Action _requestPump;
    readonly bool _ownsRobot;
    readonly CancellationTokenSource _abort = new();
    volatile AlertSettings _settings;
    volatile bool _isClosedForConfiguration;
    int _pumps;
    long _nextDueTicks;

    // Under the gate.
    IRobot? _robot;
    MonthlyPace _pace;
    ScheduleState _schedule = new();
    OutgoingMessage? _waiting;
    OutgoingMessage? _inFlight;
    Task? _sending;
    DateTimeOffset _pausedUntil;
    bool _sayLess;
    bool _isDraining;
    bool _isOver;
    int _temporaryFailures;
    int _closures;
    long _lostSaid;
    long _delivered;
    long _failed;
    SendResult? _lastResult;
    DigestTrouble? _trouble;

    public AlertSender(
        AlertLedger ledger,
        AlertSettings settings,
        IRobot? robot,
        bool ownsRobot,
        IAlertSampleRenderer? renderer,
        TimeProvider clock,
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
        _pace = new MonthlyPace(settings.MonthlyQuota, clock.GetUtcNow());
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

    public DateTimeOffset? NextDue => Volatile.Read(ref _nextDueTicks) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    public void Update(AlertSettings settings)
    {
        lock (_gate)
        {
            if (settings.MonthlyQuota != _settings.MonthlyQuota) _pace = new MonthlyPace(settings.MonthlyQuota, _clock.GetUtcNow());
            _settings = settings;
        }
    }

    /// <summary>Goes on with another robot: what closed the old one does not bind the new one.</summary>
    public void Replace(IRobot? robot)
    {
        lock (_gate)
        {
            var old = _robot;
            _robot = robot;
            if (_sending is null && _waiting is { } waiting)
            {
                _ledger.PutBack(waiting.Cut, waiting.WasInDoubt);
                _waiting = null;
            }

            _pausedUntil = default;
            _closures = 0;
            _isClosedForConfiguration = false;
            if (!_ownsRobot || old is not IDisposable disposable) return;
            if (_sending is { } sending) sending.ContinueWith(_ => disposable.Dispose(), TaskScheduler.Default);
            else disposable.Dispose();
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
                MessagesDelivered = _delivered,
                MessagesFailed = _failed,
                LastResult = _lastResult,
                ClosedUntil = _pausedUntil > _clock.GetUtcNow() ? _pausedUntil : null,
            };
        }
    }

    // Whoever is under way may have arrived already. Under the gate.
    long InDoubtNow() =>
        (_inFlight ?? (_waiting is { WasInDoubt: true } waiting ? waiting : null))?.Digest.EventCount ?? 0;

    /// <summary>Completes when no pump is at work and no message is in flight.</summary>
    public async Task WhenIdleAsync()
    {
        await WhenPumpedAsync().ConfigureAwait(false);
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
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _voice.Say($"The DingTalk pump failed: {e.GetType().Name}.");
            }
        }
        while (Interlocked.Add(ref _pumps, -seen) > 0);
    }

    void PumpOnce()
    {
        var now = _clock.GetUtcNow();
        IRobot robot;
        lock (_gate)
        {
            // The end of the send pumps again.
            if (_robot is null || _sending is not null || _isOver)
            {
                SetNextDue(null);
                return;
            }

            if (_isClosedForConfiguration && now >= _pausedUntil) _isClosedForConfiguration = false;
            var due = DueAt(now);
            if (due is null || due > now)
            {
                SetNextDue(due > now + Look ? now + Look : due);
                return;
            }

            robot = _robot;
        }

        var permit = robot.RateLimiter.AttemptAcquire();
        if (!permit.IsAcquired)
        {
            var wait = permit.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : TimeSpan.FromSeconds(1);
            permit.Dispose();
            SetNextDue(now + (wait > TimeSpan.FromMilliseconds(50) ? wait : TimeSpan.FromMilliseconds(50)));
            return;
        }

        Send(robot, permit, now);
    }

    /// <summary>When the next message is due, or null where nothing waits. Under the gate.</summary>
    DateTimeOffset? DueAt(DateTimeOffset now)
    {
        if (_waiting is { } waiting) return Later(waiting.NotBefore, _pausedUntil);

        var settings = _settings;
        var isActive = false;
        var isFatal = false;
        foreach (var group in _ledger.Groups)
        {
            var untold = group.Untold;
            isActive |= untold > 0 && !group.Episode.IsNews;
            isFatal |= untold > 0 && group.Level == AlertLevel.Fatal;
            group.Episode.Observe(untold, now, group.FirstArrival, group.LastEvent, settings.Timings.EpisodeMemory);
        }

        _schedule = AlertSchedule.AfterLook(settings.Timings, _schedule, now, isActive);
        var isFrugal = _pace.IsAhead(now);
        DateTimeOffset? due = null;
        foreach (var group in _ledger.Groups)
        {
            if (group.Untold == 0) continue;
            var timing = new GroupTiming(group.FirstArrival ?? now, group.Level, group.Episode.IsNews, group.Episode.IsSurging);
            var at = _isDraining ? now : AlertSchedule.DueAt(settings.Timings, _schedule, timing, isFrugal);
            if (due is null || at < due) due = at;
        }

        if (due is null) return null;
        return Later(Later(due.Value, _pausedUntil), _pace.NextAt(now, isFatal || _isDraining));
    }

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
                Trouble = _trouble,
                IsFinal = _isDraining,
                CountsOnly = _sayLess,
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
                _pausedUntil = now + TimeSpan.FromMinutes(1);
                _sending = null;
            }

            _voice.Say($"A DingTalk message could not be composed: {e.GetType().Name}. Its events are kept.");
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
            var wasInDoubt = outgoing.WasInDoubt;
            decision = DeliveryPolicy.Decide(
                result,
                new DeliveryAttempt
                {
                    Attempt = outgoing.Attempt,
                    FirstSent = outgoing.FirstSent,
                    WasInDoubt = wasInDoubt,
                    CountsOnly = outgoing.Digest.CountsOnly,
                    TemporaryFailures = _temporaryFailures,
                    Closures = _closures,
                },
                now);
            _lastResult = result;
            _waiting = null;
            if (result.Outcome is SendOutcome.Delivered or SendOutcome.InDoubt) _pace.OnSent(now);
            switch (decision.Action)
            {
                case DeliveryAction.Commit:
                    Commit(outgoing, now);
                    break;
                case DeliveryAction.Resend:
                    _waiting = outgoing with
                    {
                        WasInDoubt = wasInDoubt || result.Outcome == SendOutcome.InDoubt,
                        NotBefore = now + decision.Pause,
                    };
                    break;
                default:
                    _ledger.PutBack(outgoing.Cut, decision.Action == DeliveryAction.PutBackInDoubt);
                    _sayLess |= decision.Action == DeliveryAction.PutBackAndSayLess;
                    _pausedUntil = now + decision.Pause;
                    break;
            }

            if (!result.IsDelivered)
            {
                _failed++;
                _trouble = new DigestTrouble(
                    result.Reason, result.ErrorCode, _trouble?.Since ?? now, (_trouble?.Attempts ?? 0) + 1);
                if (decision.IsClosed) _closures++;
                else _temporaryFailures++;
                if (decision.IsClosed)
                {
                    _isClosedForConfiguration = true;
                    if (_listener() is not null) handedOver = HandOver();
                }
            }
        }

        if (result.IsDelivered) _voice.OnDelivered();
        else _voice.OnFailed(result, decision.IsClosed, decision.Pause, handedOver);
    }

    // Under the gate.
    void Commit(OutgoingMessage outgoing, DateTimeOffset now)
    {
        var digest = outgoing.Digest;
        var settings = _settings;
        _ledger.Commit(outgoing.Cut, now, _schedule.LastDigest, digest.Mentions is null ? null : settings.MentionFrom);
        var isFrugal = _pace.IsAhead(now);
        _schedule = AlertSchedule.AfterDigest(settings.Timings, _schedule, now, digest.IsReminder, digest.Groups.Max(static g => g.Level), isFrugal);
        _delivered++;
        _lostSaid += digest.Lost;
        _trouble = null;
        _sayLess = false;
        _temporaryFailures = 0;
        _closures = 0;
        _pausedUntil = default;
    }

    // Under the gate.
    List<CutGroup> HandOver()
    {
        var cut = _ledger.Cut();
        _ledger.Lose(cut, handedOver: true);
        return cut;
    }

    void SetNextDue(DateTimeOffset? due) => Volatile.Write(ref _nextDueTicks, due?.UtcTicks ?? 0);

    static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
