namespace DingTalk.Robots;

/// <summary>
/// Markdown with buttons under it. With one button the whole card opens the button's address; with several, each its own.
/// </summary>
/// <param name="Title">The preview in the conversation list and in the notification; must not be empty.</param>
/// <param name="Text">The text, in DingTalk's subset of markdown; must not be empty.</param>
/// <param name="Buttons">The buttons, from the top or from the left; at least one. Through an app's robot at most five, or two side by side.</param>
public sealed record ActionCardMessage(string Title, string Text, IReadOnlyList<ActionCardButton> Buttons) : RobotMessage
{
    /// <summary>
    /// Whether several buttons stand side by side, for which there is room with two of them. The default is false: one under
    /// the other.
    /// </summary>
    public bool ButtonsSideBySide { get; init; }

    /// <summary>Whether the robot's picture is left out. The default is false.</summary>
    public bool HideAvatar { get; init; }

    /// <summary>Whom the message mentions. The default is null: nobody.</summary>
    public Mentions? Mentions { get; init; }
}
