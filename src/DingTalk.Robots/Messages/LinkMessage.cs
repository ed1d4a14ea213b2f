namespace DingTalk.Robots;

/// <summary>A card with a title, a short text and perhaps a picture, which opens one address. It mentions nobody: DingTalk allows none here.</summary>
/// <param name="Title">The title; must not be empty.</param>
/// <param name="Text">The text, of which DingTalk shows only the beginning when it is long; must not be empty.</param>
/// <param name="MessageUrl">The address that the card opens; must not be empty.</param>
public sealed record LinkMessage(string Title, string Text, string MessageUrl) : RobotMessage
{
    /// <summary>The address of a picture that DingTalk's own servers can reach. The default is null: no picture.</summary>
    public string? PictureUrl { get; init; }
}
