namespace DingTalk.Robots;

/// <summary>
/// Mentions as DingTalk demands them: beside the list of people, the text holds <c>@…</c> for each of them. What stands there
/// already is not written twice. Everyone needs no words: DingTalk adds them.
/// </summary>
public static class MentionExtensions
{
    /// <summary>
    /// The message with these people mentioned, besides those it mentions already; what is missing of their <c>@…</c> comes at the
    /// text's end, in a line of its own.
    /// </summary>
    /// <exception cref="ArgumentException">A mention is empty, or the message mentions more than 50 people then.</exception>
    public static TextMessage WithMentions(this TextMessage message, Mentions mentions)
    {
        ArgumentNullException.ThrowIfNull(message);
        var all = MentionText.Join(message.Mentions, mentions);
        return message with { Content = MentionText.Write(message.Content, all, "\n"), Mentions = all };
    }

    /// <inheritdoc cref="WithMentions(TextMessage, Mentions)" />
    /// <remarks>DingTalk notifies those mentioned in markdown, and shows the mention as plain words.</remarks>
    public static MarkdownMessage WithMentions(this MarkdownMessage message, Mentions mentions)
    {
        ArgumentNullException.ThrowIfNull(message);
        var all = MentionText.Join(message.Mentions, mentions);
        return message with { Text = MentionText.Write(message.Text, all, "\n\n"), Mentions = all };
    }

    /// <inheritdoc cref="WithMentions(TextMessage, Mentions)" />
    /// <remarks>DingTalk's pages tie the list of people to text and markdown only; live robots mention from cards too.</remarks>
    public static ActionCardMessage WithMentions(this ActionCardMessage message, Mentions mentions)
    {
        ArgumentNullException.ThrowIfNull(message);
        var all = MentionText.Join(message.Mentions, mentions);
        return message with { Text = MentionText.Write(message.Text, all, "\n\n"), Mentions = all };
    }
}
