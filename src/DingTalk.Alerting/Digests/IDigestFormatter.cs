using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Composes the message that tells a digest. The extension point for those who want their own words.</summary>
public interface IDigestFormatter
{
    /// <summary>
    /// Composes a message of at most <paramref name="maxBytes"/> bytes, counted as the UTF-8 bytes that title and text take
    /// inside the JSON body. What does not fit is counted in the message, never left out silently. Called on one thread at a
    /// time.
    /// </summary>
    RobotMessage Format(Digest digest, int maxBytes);
}
