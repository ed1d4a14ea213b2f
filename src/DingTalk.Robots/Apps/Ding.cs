namespace DingTalk.Robots;

/// <summary>
/// A DING: a message that rings, in the app, by SMS or by phone. By DingTalk's page "robot sends nail message" it needs the
/// professional or exclusive edition and the permission <c>Premium.Ding.Write</c>; SMS and phone need a package that is bought.
/// </summary>
/// <param name="Content">The text; must not be empty.</param>
/// <param name="UserIds">The receivers: at most 200 in the app, 20 by SMS or phone.</param>
public sealed record Ding(string Content, IReadOnlyList<string> UserIds)
{
    /// <summary>How it rings. The default is in the app.</summary>
    public DingChannel Channel { get; init; } = DingChannel.App;

    /// <summary>Who speaks on the phone; not used otherwise. The default is the standard female voice.</summary>
    public DingVoice Voice { get; init; } = DingVoice.StandardFemale;
}
