namespace DingTalk.Testing;

/// <summary>Whom a message asks to mention: its <c>at</c> object, read with DingTalk's leniency.</summary>
public sealed record MessageMentions
{
    /// <summary>The mobile numbers: <c>atMobiles</c>. Empty where there are none.</summary>
    public IReadOnlyList<string> Mobiles { get; init; } = [];

    /// <summary>The user ids: <c>atUserIds</c>. Empty where there are none.</summary>
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>Whether everybody is mentioned: <c>isAtAll</c>, as a boolean or as text.</summary>
    public bool Everyone { get; init; }
}
