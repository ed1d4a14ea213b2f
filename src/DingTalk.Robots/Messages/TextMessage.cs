namespace DingTalk.Robots;

/// <summary>Plain text, the only type in which a mention is highlighted.</summary>
/// <param name="Content">The text; must not be empty.</param>
public sealed record TextMessage(string Content) : RobotMessage
{
    /// <summary>Whom the message mentions. The default is null: nobody.</summary>
    public Mentions? Mentions { get; init; }
}
