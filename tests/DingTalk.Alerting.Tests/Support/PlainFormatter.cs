using DingTalk.Robots;

namespace DingTalk.Alerting.Tests;

/// <summary>Keeps the digests, so that a test reads them instead of text; the message's text is the number of events.</summary>
sealed class PlainFormatter : IDigestFormatter
{
    readonly List<Digest> _digests = [];

    public IReadOnlyList<Digest> Digests
    {
        get
        {
            lock (_digests) return [.. _digests];
        }
    }

    public RobotMessage Format(Digest digest, int maxBytes)
    {
        lock (_digests) _digests.Add(digest);
        return new MarkdownMessage("digest", digest.EventCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public static long CountIn(RobotMessage message) =>
        long.Parse(((MarkdownMessage)message).Text, System.Globalization.CultureInfo.InvariantCulture);
}
