using System.Collections.Concurrent;
using DingTalk.Alerting;
using DingTalk.Robots;

namespace DingTalk.Extensions.Logging.Tests.Support;

/// <summary>Keeps the digests that became messages.</summary>
sealed class RecordingFormatter : IDigestFormatter
{
    readonly ConcurrentQueue<Digest> _digests = new();

    public IReadOnlyList<Digest> Digests => [.. _digests];

    public RobotMessage Format(Digest digest, int maxBytes)
    {
        _digests.Enqueue(digest);
        return new MarkdownMessage("Digest", $"{digest.EventCount} events");
    }
}
