using DingTalk.Alerting;
using DingTalk.Robots;

namespace Serilog.Sinks.DingTalk.Tests.Support;

/// <summary>Keeps the digests it is given, so that a test can read what a message tells without reading markdown.</summary>
sealed class RecordingFormatter : IDigestFormatter
{
    readonly object _lock = new();
    readonly List<Digest> _digests = [];

    public IReadOnlyList<Digest> Digests
    {
        get
        {
            lock (_lock) return [.. _digests];
        }
    }

    public RobotMessage Format(Digest digest, int maxBytes)
    {
        lock (_lock) _digests.Add(digest);
        return new TextMessage($"{digest.EventCount} events");
    }
}
