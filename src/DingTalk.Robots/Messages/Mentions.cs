namespace DingTalk.Robots;

/// <summary>
/// Whom a message mentions. DingTalk notifies a person only where the message's text holds the <c>@…</c> literally too; at
/// most 50 people in one message.
/// </summary>
public sealed record Mentions
{
    /// <summary>The most people that one message may mention.</summary>
    public const int MaxCount = 50;

    /// <summary>Mobile numbers of members of the group.</summary>
    public IReadOnlyList<string> Mobiles { get; init; } = [];

    /// <summary>User ids of members of the group.</summary>
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>Whether everybody in the group is mentioned. The default is false.</summary>
    public bool Everyone { get; init; }

    /// <summary>Mentions of the members with these mobile numbers.</summary>
    public static Mentions OfMobiles(params string[] mobiles)
    {
        ArgumentNullException.ThrowIfNull(mobiles);
        return new Mentions { Mobiles = [.. mobiles] };
    }

    /// <summary>Mentions of the members with these user ids.</summary>
    public static Mentions OfUserIds(params string[] userIds)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        return new Mentions { UserIds = [.. userIds] };
    }

    /// <summary>A mention of everybody in the group.</summary>
    public static Mentions OfEveryone() => new() { Everyone = true };
}
