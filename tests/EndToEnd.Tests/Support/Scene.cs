using DingTalk.Alerting;
using DingTalk.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EndToEnd.Tests.Support;

/// <summary>
/// An application and a group, one clock for both, and real HTTP in between. The test counts its own logging calls: against
/// the library's own sum alone, the account would always be right.
/// </summary>
sealed class Scene : IAsyncDisposable
{
    /// <summary>Real time, for what must not hang for ever; never waited for when all is well.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    readonly DingTalkAlerts _alerts = new();
    long _settledRequest;
    bool _isClosed;

    Scene(DingTalkGroup group, FakeTimeProvider clock) => (Group, Clock) = (group, clock);

    public DingTalkGroup Group { get; private set; }

    public FakeTimeProvider Clock { get; }

    public Door Door { get; private set; } = null!;

    public SaidList Said { get; } = new();

    /// <summary>How many events the application has logged at a level that is told.</summary>
    public long Logged { get; private set; }

    public AlertStatistics Statistics => _alerts.GetStatistics();

    /// <summary>The events that the group has been told of: the headers' counts over the messages that it shows.</summary>
    public long Shown => Group.Messages.Sum(static m => MarkdownDigestFormatter.ReadEventCount(m.Text) ?? throw new InvalidDataException(m.Text));

    public static FakeTimeProvider NewClock() => new(Some.Time);

    public static async Task<Scene> OpenAsync(
        DoorKind door,
        Func<DingTalkGroupOptions, DingTalkGroupOptions>? group = null,
        Action<DingTalkOptions>? configure = null)
    {
        var clock = NewClock();
        var options = new DingTalkGroupOptions { Secret = "SEC" + Guid.NewGuid().ToString("N"), TimeProvider = clock };
        var scene = new Scene(await DingTalkGroup.StartAsync(group?.Invoke(options) ?? options), clock);
        scene.OpenDoor(door, configure);
        return scene;
    }

    /// <summary>Logs an error, and counts it.</summary>
    public void Error(string template, params object?[] args) => Log(AlertLevel.Error, null, template, args);

    public void Error(Exception exception, string template, params object?[] args) =>
        Log(AlertLevel.Error, exception, template, args);

    public void Log(AlertLevel level, Exception? exception, string template, params object?[] args)
    {
        Door.Log(level, exception, template, args);
        Logged++;
    }

    /// <summary>Logs so many errors of so many kinds in turn, every fifth of them with an exception, as time passes.</summary>
    public async Task StormAsync(int events, int kinds, TimeSpan over)
    {
        const int Steps = 60;
        for (var step = 0; step < Steps; step++)
        {
            LogKinds(events / Steps + (step < events % Steps ? 1 : 0), kinds);
            await AdvanceAsync(over / Steps);
        }
    }

    public void LogKinds(int events, int kinds)
    {
        for (var i = 0; i < events; i++)
        {
            var kind = (int)(Logged % kinds);
            if (kind % 5 == 0) Error(Failure.Of(kind), Kind.Template(kind), i);
            else Error(Kind.Template(kind), i);
        }
    }

    /// <summary>Lets time pass, then has sent what is due.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await SettleAsync();
    }

    /// <summary>Has sent what is due; where the group gives no answer, time passes until the call is given up.</summary>
    public async Task SettleAsync()
    {
        var pump = _alerts.PumpAsync();
        while (!pump.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var held = WaitForHangingAsync(enough.Token);
            await Task.WhenAny(pump, held);
            if (!pump.IsCompleted && held.IsCompletedSuccessfully) Clock.Advance(SendTimeout);
            await enough.CancelAsync();
            if (held.IsFaulted) await held;
        }

        await pump;
    }

    /// <summary>Puts another group in the place of this one.</summary>
    public async Task MoveGroupAsync(DingTalkGroupOptions options)
    {
        await Group.DisposeAsync();
        Group = await DingTalkGroup.StartAsync(options);
        _settledRequest = 0;
    }

    /// <summary>Lets time pass until nothing is untold.</summary>
    public async Task TellAllAsync()
    {
        for (var minute = 0; minute < 24 * 60 && Statistics.Pending > 0; minute++) await AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, Statistics.Pending);
    }

    /// <summary>Law 1: every event is told, pending or lost, and the group says the same.</summary>
    public void AssertAccount()
    {
        var statistics = Statistics;
        Assert.Equal(Logged, statistics.Told + statistics.Pending + statistics.Lost);
        Assert.Equal(Logged, statistics.Accepted);
        Assert.InRange(Shown, statistics.Told, statistics.Told + statistics.InDoubt);
    }

    public void AssertAllTold()
    {
        Assert.Equal(Logged, Statistics.Told);
        Assert.Equal(0, Statistics.Lost);
        AssertAccount();
    }

    /// <summary>Ends the application while the clock stands still.</summary>
    public async Task CloseAsync()
    {
        _isClosed = true;
        await Door.CloseAsync().WaitAsync(Patience);
    }

    /// <summary>Ends the application while time passes; returns how much of it.</summary>
    public async Task<TimeSpan> CloseWhileTimePassesAsync()
    {
        _isClosed = true;
        var begin = Clock.GetTimestamp();
        var closing = Door.CloseAsync();
        for (var i = 0; i < 6_000 && !closing.IsCompleted; i++)
        {
            // The call in between is real, and gets its share of real time.
            await Task.WhenAny(closing, Task.Delay(10));
            if (!closing.IsCompleted) Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await closing.WaitAsync(Patience);
        return Clock.GetElapsedTime(begin);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isClosed) await CloseWhileTimePassesAsync();
        await Group.DisposeAsync();
    }

    void OpenDoor(DoorKind door, Action<DingTalkOptions>? configure) => Door = Door.Open(door, options =>
    {
        options.Webhook = Group.Webhook;
        options.Secret = Group.Secret;
        options.Language = "en";
        options.TimeZone = "Asia/Shanghai";
        options.Application = "Shop";
        options.SendTimeout = SendTimeout;
        options.Diagnostics = Said.Add;
        options.TimeProvider = Clock;
        options.Alerts = _alerts;
        configure?.Invoke(options);
    });

    async Task WaitForHangingAsync(CancellationToken cancellationToken)
    {
        // One that is new: an earlier one may take a moment to notice that it has been given up.
        var request = await Group.WaitForRequestAsync(r => r.Id > _settledRequest && MayHang(r), Patience, cancellationToken);
        if (!Says(request, "no answer")) await Group.WaitForHeldRequestsAsync(1, Patience, cancellationToken);
        _settledRequest = Math.Max(_settledRequest, request.Id);
    }

    // Of a message that is shown already, the group does not say which fault its answer meets.
    static bool MayHang(GroupMessage request) => Says(request, "no answer") || Says(request, "shown already");

    static bool Says(GroupMessage request, string words) => request.Reason?.Contains(words, StringComparison.Ordinal) == true;
}
