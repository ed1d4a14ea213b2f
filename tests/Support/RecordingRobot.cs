using System.Text;
using System.Threading.RateLimiting;
using DingTalk.Robots;

namespace Support;

/// <summary>
/// A robot without a network: records what it is given, answers what the test says, and holds its answers back while the test
/// wants it to.
/// </summary>
public sealed class RecordingRobot(RateLimiter? rateLimiter = null) : IRobot
{
    readonly object _lock = new();
    readonly List<RobotMessage> _attempts = [];
    readonly List<RobotMessage> _delivered = [];
    readonly Queue<SendResult> _scripted = new();
    TaskCompletionSource<bool>? _held;

    public RateLimiter RateLimiter { get; } = rateLimiter ?? new FreeRateLimiter();

    public int MaxMessageBytes { get; set; } = 20_000;

    /// <summary>Answers where nothing is scripted. The default delivers everything.</summary>
    public Func<RobotMessage, SendResult> Answer { get; set; } = static _ => SendResult.Delivered;

    /// <summary>Every message that was tried, in order, whatever came of it.</summary>
    public IReadOnlyList<RobotMessage> Attempts
    {
        get
        {
            lock (_lock) return [.. _attempts];
        }
    }

    /// <summary>The messages that were answered as delivered, in order.</summary>
    public IReadOnlyList<RobotMessage> Delivered
    {
        get
        {
            lock (_lock) return [.. _delivered];
        }
    }

    /// <summary>The texts of the delivered messages.</summary>
    public IReadOnlyList<string> Texts => [.. Delivered.Select(TextOf)];

    /// <summary>Answers the next attempts with these, one each.</summary>
    public void Script(params SendResult[] results)
    {
        lock (_lock)
        {
            foreach (var result in results) _scripted.Enqueue(result);
        }
    }

    /// <summary>Holds every answer back until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (_lock) _held ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets the answers go that were held back.</summary>
    public void Release()
    {
        TaskCompletionSource<bool>? held;
        lock (_lock) (held, _held) = (_held, null);
        held?.TrySetResult(true);
    }

    public int Measure(RobotMessage message) => Encoding.UTF8.GetByteCount(TextOf(message)) + 200;

    public async Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default)
    {
        var permit = await RateLimiter.AcquireAsync(1, cancellationToken);
        if (permit.IsAcquired) return await SendOnPermitAsync(message, permit, cancellationToken);

        permit.Dispose();
        return Some.NotAccepted(SendReason.NoPermit);
    }

    public async Task<SendResult> SendOnPermitAsync(
        RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
    {
        using (permit)
        {
            Task held;
            lock (_lock)
            {
                _attempts.Add(message);
                held = _held?.Task ?? Task.CompletedTask;
            }

            await WaitAsync(held, cancellationToken);
            lock (_lock)
            {
                var result = _scripted.Count > 0 ? _scripted.Dequeue() : Answer(message);
                if (result.IsAccepted) _delivered.Add(message);
                return result;
            }
        }
    }

    static async Task WaitAsync(Task held, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken)))
            await await Task.WhenAny(held, cancelled.Task);
    }

    static string TextOf(RobotMessage message) => message switch
    {
        MarkdownMessage markdown => markdown.Title + "\n" + markdown.Text,
        TextMessage text => text.Content,
        _ => message.ToString(),
    };
}
