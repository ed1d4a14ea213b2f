namespace DingTalk.Robots;

/// <summary>
/// Text in DingTalk's subset of markdown: headings, quotes, bold, italic, links, pictures, lists. A line breaks with two
/// spaces and a newline, or a blank line.
/// </summary>
/// <param name="Title">The preview in the conversation list and in the notification. Not shown in the message itself; must not be empty.</param>
/// <param name="Text">The text, in markdown; must not be empty.</param>
public sealed record MarkdownMessage(string Title, string Text) : RobotMessage
{
    /// <summary>Whom the message mentions. The default is null: nobody.</summary>
    public Mentions? Mentions { get; init; }
}
