using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>The preview in the notification: level, application, kinds and count, then what comes first, as far as it fits.</summary>
static class MessageTitle
{
    const int MaxChars = 64;
    const int MaxApplicationChars = 28;
    const int MinTextChars = 8;

    public static string Compose(MessageStyle style, Digest digest, DigestFacts facts, int maxBytes)
    {
        var words = style.Words;
        var application = PlainText.Cut(style.Application, MaxApplicationChars, maxBytes / 3);
        var title = $"{MessageHeader.What(facts, words)} {application}".TrimEnd()
            + (facts.IsQuietNotice ? "" : words.Colon + Counts(digest, facts, words));
        if (style.Keyword.Length > 0 && !title.Contains(style.Keyword))
        {
            // Without its keyword a message is refused; a keyword that leaves no room for anything else is beyond help.
            var withKeyword = style.Keyword + " " + title;
            if (JsonSize.Of(withKeyword) <= maxBytes) title = withKeyword;
        }

        if (facts.Kinds + digest.Quiet.Count == 0) return title;
        var separator = facts.IsQuietNotice ? words.Colon : " · ";
        var chars = MaxChars - title.Length - separator.Length;
        var bytes = maxBytes - JsonSize.Of(title) - JsonSize.Of(separator);
        if (chars < MinTextChars || bytes < MinTextChars) return title;
        var text = style.Text.Plain(Subject(digest, words), chars, bytes);
        return text.Length == 0 ? title : title + separator + text;
    }

    static string Counts(Digest digest, DigestFacts facts, Words words) =>
        facts.Kinds == 0 ? words.TitleCounts(1, digest.Lost) : words.TitleCounts(facts.Kinds, facts.Events);

    static string Subject(Digest digest, Words words)
    {
        if (digest.Groups.Count == 0) return digest.Quiet[0].IsOther ? words.OtherKinds : digest.Quiet[0].Template;
        var group = digest.Groups[0];
        if (group.IsOther) return words.OtherKinds;
        return digest.CountsOnly || group.Samples.Count == 0 ? group.Template : group.Samples[0].Message;
    }
}
