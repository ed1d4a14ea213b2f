using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// Composes digests in DingTalk's subset of markdown: a lone error as a lone error, a burst as a table of contents.
/// </summary>
public sealed class MarkdownDigestFormatter : IDigestFormatter
{
    /// <summary>Makes a formatter that takes names, language, time zone, keyword and links from the options.</summary>
    public MarkdownDigestFormatter(DingTalkOptions options) => throw new NotImplementedException();

    /// <inheritdoc />
    public RobotMessage Format(Digest digest, int maxBytes) => throw new NotImplementedException();
}
