using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// One robot's road from event to message: counts, decides what is due, cuts digests, sends them, and keeps the account. It
/// owns no thread: a front door calls <see cref="Pump"/>.
/// </summary>
public sealed class AlertPipeline : IDisposable, IAsyncDisposable
{
    /// <summary>What giving up a call and declaring the loss may take beyond the shutdown timeout.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    readonly object _update = new();
    readonly AlertLedger _ledger;
    readonly AlertSender _sender;
    readonly StateFile? _state;
    readonly StateKeeper? _keeper;
    readonly string? _statePath;
    readonly bool _isOwnRobot;
    WebhookRobotOptions? _source;
    int _pumpRequested;
    int _isClosing;
    readonly TaskCompletionSource<bool> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool _isEnabled;
    volatile Func<AlertKey, string?>? _keySelector;
    volatile ContextRing? _context;

    /// <summary>Makes a pipeline over a robot.</summary>
    /// <param name="options">The options; copied. What they say of the webhook is not used.</param>
    /// <param name="robot">
    /// The robot, or null: disabled, nothing is accepted. It stays the caller's to dispose. Through one that mentions nobody, as an
    /// app's, digests go out without mentions.
    /// </param>
    /// <param name="renderer">Renders what is handed to <see cref="AlertReceipt.Keep"/>; not needed where that is always an <see cref="AlertSample"/>.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names it and says what to do.</exception>
    public AlertPipeline(DingTalkOptions options, IRobot? robot, IAlertSampleRenderer? renderer = null)
        : this(options, robot, renderer, isOwnRobot: false)
    {
    }

    internal AlertPipeline(
        DingTalkOptions options, IRobot? robot, IAlertSampleRenderer? renderer, bool isOwnRobot, StateDisk? disk = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = AlertSettings.From(options);
        _isOwnRobot = isOwnRobot;
        var clock = new SteadyClock(options.TimeProvider);
        var voice = new StateVoice();
        _statePath = options.StatePath;
        if (robot is not null && _statePath is { Length: > 0 } path)
            _state = new StateStart(path, settings.MaxKinds, options.TimeProvider, disk ?? StateDisk.Real, voice.Say).Begin();
        _ledger = new AlertLedger(settings.MaxKinds, settings.Timings.EpisodeMemory, clock, _state);
        _sender = new AlertSender(
            _ledger, settings, robot, isOwnRobot, renderer, clock, () => FailureListener, RequestPump);
        voice.Connect(_sender.Voice.SayOnce);
        if (_state is not null)
        {
            _state.Guard([], options);
            _keeper = new StateKeeper(_ledger, _state, renderer);
            _ledger.TakeOver();
            if (_state.Month is { } month) _sender.Resume(month);
        }

        _ledger.Began = OnBegan;
        _ledger.CameLate = () => _sender.Voice.SayOnce(
            "An event was logged after the end of the DingTalk alerts. It is lost to the group, as are any that follow.");
        _keySelector = options.KeySelector;
        _context = ContextOf(settings);
        _isEnabled = robot is not null;
        options.Alerts?.Attach(this);
        AlertMetrics.Observe(this);
    }

    /// <summary>
    /// Makes the robot that the options name, and a pipeline over it. Without a webhook the pipeline is disabled, which it says
    /// once.
    /// </summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it and says what to do.</exception>
    public static AlertPipeline Create(DingTalkOptions options, IAlertSampleRenderer? renderer = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var source = RobotSource.Find(options);
        var robot = source is null ? null : new WebhookRobot(source);
        var pipeline = new AlertPipeline(options, robot, renderer, isOwnRobot: true) { _source = source };
        pipeline._sender.Guard(SecretsOf(source));
        pipeline._state?.Guard(SecretsOf(source), options);
        pipeline.SayIfDisabled(options);
        return pipeline;
    }

    /// <summary>Whether events are taken over: there is a robot, and the pipeline is not disposed.</summary>
    public bool IsEnabled => _isEnabled;

    /// <summary>
    /// Whether the robot is closed because DingTalk refused its configuration. A front door with a fallback of its own hands
    /// events there for so long, and calls <see cref="CountHandedOver"/>.
    /// </summary>
    public bool IsClosedForConfiguration => _sender.IsClosedForConfiguration;

    /// <summary>Is told what could not be delivered. The default is null: what is refused stays pending.</summary>
    public IAlertFailureListener? FailureListener { get; set; }

    /// <summary>
    /// Whether <see cref="DingTalkOptions.ContextLines"/> asks for lines of lower levels: those that a front door hands to
    /// <see cref="Remember"/>.
    /// </summary>
    public bool RemembersContext => _context is not null && _isEnabled;

    /// <summary>
    /// Called when something may have become due earlier than <see cref="NextDue"/> said: on any thread, the logging thread
    /// included, at most once a kind and digest, so it must be quick. For front doors that have no tick of their own. The default
    /// is null.
    /// </summary>
    public Action? Wake
    {
        get;
        set
        {
            field = value;
            // What an earlier run left is due by itself: there may be no event that would wake anybody.
            if (_state is { Left.Count: > 0 }) RequestPump();
        }
    }

    /// <summary>When <see cref="Pump"/> should be called again, or null while nothing waits.</summary>
    public DateTimeOffset? NextDue => _sender.NextDue;

    /// <summary>
    /// Counts an event whose kind is known by the reference of its template. A look-up and an increment; never throws, allocates
    /// or waits. Where the receipt says that nothing was counted, <see cref="Count"/> has to.
    /// </summary>
    public AlertReceipt TryCountRepeat(in AlertKey key, DateTimeOffset timestamp)
    {
        if (!_isEnabled) return default;
        return _keySelector is null
            ? _ledger.TryCountRepeat(key, timestamp.UtcTicks)
            : _ledger.TryCountRepeat(Selected(key), timestamp.UtcTicks);
    }

    /// <summary>Counts an event in full, opening its kind where it is new. Never throws or does I/O.</summary>
    public AlertReceipt Count(in AlertKey key, AlertText text, DateTimeOffset timestamp)
    {
        if (_isEnabled) return _ledger.Count(Selected(key), text, timestamp.UtcTicks);
        return Volatile.Read(ref _isClosing) != 0 && _sender.HasRobot ? _ledger.CountLate() : default;
    }

    /// <summary>
    /// Remembers a line of a level that is not told, for an error of the same trace or scope that may follow. It is no event: it
    /// is counted nowhere, and forgotten when others need its place. At most 4,096 lines are kept, 16 of a trace. Never throws or
    /// waits.
    /// </summary>
    /// <param name="key">The trace id, or an object that stands for a scope; texts are compared by content, other objects by reference.</param>
    /// <param name="level">The line's level.</param>
    /// <param name="source">The line: an <see cref="AlertSample"/>, or whatever the pipeline's renderer understands.</param>
    public void Remember(object key, AlertLevel level, object source) =>
        _context?.Add(key, level, source is AlertSample sample ? SampleBounds.Cut(sample) : source);

    /// <summary>Keeps with an event the lines that were remembered under a key, where the event is the first of its kind.</summary>
    /// <param name="receipt">The event's; see <see cref="AlertReceipt.WantsContext"/>.</param>
    /// <param name="key">The key of the event's own trace or scope, as in <see cref="Remember"/>.</param>
    public void KeepContext(in AlertReceipt receipt, object key)
    {
        if (_context is { } context) receipt.KeepContext(context, key);
    }

    /// <summary>Counts an event that the front door handed straight to a fallback: accepted, and lost to the group.</summary>
    public void CountHandedOver() => _ledger.CountHandedOver();

    /// <summary>Looks at the schedule and starts the send that is due, if any. Short; never waits for a send; never throws.</summary>
    public void Pump()
    {
        Volatile.Write(ref _pumpRequested, 0);
        _sender.Pump();
        _keeper?.Pump();
    }

    /// <summary>As <see cref="Pump"/>; completes when the send that was started, or was under way, is over.</summary>
    public Task PumpAsync()
    {
        Pump();
        return _sender.WhenIdleAsync();
    }

    /// <summary>Takes new options over while running; counts are kept.</summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it, and the old ones stay in force.</exception>
    public void Update(DingTalkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = AlertSettings.From(options);
        lock (_update)
        {
            if (Volatile.Read(ref _isClosing) != 0) return;
            if (_isOwnRobot && RobotSource.Find(options) is var source && source != _source)
            {
                var robot = source is null ? null : new WebhookRobot(source);
                _source = source;
                _sender.Replace(robot, SecretsOf(source));
                _isEnabled = robot is not null;
                // The end may have come in between, and it stays.
                if (Volatile.Read(ref _isClosing) != 0) _isEnabled = false;
            }

            _state?.Guard(SecretsOf(_source), options);
            _sender.Update(settings);
            _keySelector = options.KeySelector;
            if ((_context?.Lines ?? 0) != settings.ContextLines) _context = ContextOf(settings);
            lock (_ledger.Gate) _ledger.Reconfigure(settings.MaxKinds, settings.Timings.EpisodeMemory);
        }

        if (options.StatePath != _statePath) _sender.Voice.SayOnce("The DingTalk option StatePath has changed: the change has effect after a restart.");
        SayIfDisabled(options);
        RequestPump();
    }

    /// <summary>The account at this moment.</summary>
    public AlertStatistics GetStatistics() => _sender.GetStatistics() with { IsEnabled = _isEnabled };

    /// <summary>
    /// Refuses new events, tells what is untold within <see cref="DingTalkOptions.ShutdownTimeout"/>, and leaves the rest in the state
    /// file for the next run, or where there is none declares it lost.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosing, 1) == 0)
        {
            _isEnabled = false;
            // Off the caller's context: a synchronous disposal waits for this.
            _ = Task.Run(CloseAsync);
        }

        return new ValueTask(_closed.Task);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    /// <remarks>
    /// Bounded even where the thread pool is exhausted, so that nothing can be sent any more: then what is untold is declared lost.
    /// </remarks>
    public void Dispose()
    {
        var closed = DisposeAsync().AsTask();
        if (closed.Wait(_sender.ShutdownTimeout + Grace)) return;
        _sender.GiveUp();
        _closed.TrySetResult(true);
    }

    async Task CloseAsync()
    {
        try
        {
            await _sender.CloseAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _sender.Voice.SayOnce($"Closing the DingTalk alerts failed: {e.GetType().Name}.");
        }
        finally
        {
            _sender.GiveUp();
            _closed.TrySetResult(true);
        }
    }

    AlertKey Selected(in AlertKey key)
    {
        if (_keySelector is not { } select || key.Custom is not null) return key;
        try
        {
            return key with { Custom = select(key) };
        }
        catch (Exception e)
        {
            _sender.Voice.SayOnce($"The key selector failed with {e.GetType().Name}; template and exception decide.");
            return key;
        }
    }

    void OnBegan(bool isFatal)
    {
        if (Wake is not null || isFatal) RequestPump();
    }

    /// <summary>Has the pump called soon on another thread; at most one call is outstanding.</summary>
    void RequestPump()
    {
        if (Wake is { } wake)
        {
            try
            {
                wake();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _sender.Voice.SayOnce($"The pump could not be woken: {e.GetType().Name}.");
            }

            return;
        }

        if (Interlocked.Exchange(ref _pumpRequested, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static state => ((AlertPipeline)state!).Pump(), this);
    }

    static ContextRing? ContextOf(AlertSettings settings) => settings.ContextLines > 0 ? new ContextRing(settings.ContextLines) : null;

    static string[] SecretsOf(WebhookRobotOptions? source) => source is null ? [] : [.. RobotSource.SecretsOf(source)];

    void SayIfDisabled(DingTalkOptions options)
    {
        // An empty string is somebody's wish, which needs no remark.
        if (_source is null && options.Webhook is null) _sender.Voice.SayDisabled();
    }
}
