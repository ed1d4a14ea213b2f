using DingTalk.Robots;
using Microsoft.Extensions.Time.Testing;
using Support;

namespace DingTalk.Alerting.Tests;

/// <summary>A pipeline on a bench: fake clock, recording robot, readable digests.</summary>
sealed class Bench : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    public Bench(Action<DingTalkOptions>? configure = null, IRobot? robot = null)
        : this(configure, robot, disk: null)
    {
    }

    internal Bench(Action<DingTalkOptions>? configure, IRobot? robot, StateDisk? disk)
    {
        Robot = robot as RecordingRobot ?? new RecordingRobot();
        Options = new DingTalkOptions { TimeProvider = Clock, Formatter = Formatter, Diagnostics = Said.Add };
        configure?.Invoke(Options);
        // Nothing pumps behind the test's back.
        Pipeline = new AlertPipeline(Options, robot ?? Robot, null, isOwnRobot: false, disk) { Wake = static () => { } };
    }

    public FakeTimeProvider Clock { get; } = new(Start);
    public RecordingRobot Robot { get; }
    public PlainFormatter Formatter { get; } = new();
    public DingTalkOptions Options { get; }
    public AlertPipeline Pipeline { get; }
    public SaidList Said { get; } = new();

    /// <summary>What this bench has logged: the law is checked against this, not against the pipeline's own sum.</summary>
    public long Logged { get; private set; }

    public IReadOnlyList<Digest> Digests => Formatter.Digests;
    public Digest LastDigest => Formatter.Digests[Formatter.Digests.Count - 1];
    public AlertStatistics Statistics => Pipeline.GetStatistics();

    public AlertReceipt Log(
        string template = "Payment {Id} failed",
        AlertLevel level = AlertLevel.Error,
        string? category = "Shop",
        Exception? exception = null,
        object? source = null,
        AlertText? text = null,
        string? custom = null)
    {
        var key = new AlertKey { Level = level, Category = category, Template = template, Exception = exception, Custom = custom };
        var now = Clock.GetUtcNow();
        var receipt = Pipeline.TryCountRepeat(key, now);
        if (!receipt.IsCounted) receipt = Pipeline.Count(key, text ?? AlertText.IsTemplate, now);
        receipt.Keep(source ?? new AlertSample { Timestamp = now, Message = template });
        Logged++;
        return receipt;
    }

    public void LogMany(int count, string template = "Payment {Id} failed", AlertLevel level = AlertLevel.Error)
    {
        for (var i = 0; i < count; i++) Log(template, level);
    }

    /// <summary>Moves the clock, pumping as a tick of one second (or longer, over long times) would.</summary>
    public async Task Pass(TimeSpan time)
    {
        var step = TimeSpan.FromSeconds(Math.Max(1, Math.Floor(time.TotalSeconds / 600)));
        var end = Clock.GetUtcNow() + time;
        await Pipeline.PumpAsync();
        while (Clock.GetUtcNow() < end)
        {
            var left = end - Clock.GetUtcNow();
            Clock.Advance(left < step ? left : step);
            await Pipeline.PumpAsync();
        }
    }

    /// <summary>Closes, moving the clock along while it waits; never while a message is under way.</summary>
    public async Task Close()
    {
        var closed = Pipeline.DisposeAsync().AsTask();
        while (!closed.IsCompleted)
        {
            await Pipeline.PumpAsync();
            await Task.Yield();
            if (!closed.IsCompleted) Clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        await closed;
    }

    public async ValueTask DisposeAsync()
    {
        Robot.Release();
        await Close();
    }
}
