namespace DingTalk.Testing.Page;

/// <summary>Where the page shows a message: the group, another group, a person, the work notifications or the DINGs.</summary>
static class ConversationKey
{
    public const string Work = "work";
    public const string Ding = "ding";
    const string Group = "group:";
    const string Person = "person:";

    public static string OfGroup(string conversation) => Group + conversation;

    /// <summary>All places of one message: one that goes to three people has three.</summary>
    public static IReadOnlyList<string> Of(GroupMessage message, string home) => message.Channel switch
    {
        MessageChannel.Work => [Work],
        MessageChannel.Ding => [Ding],
        _ when message.Conversation is { } conversation => [OfGroup(conversation)],
        MessageChannel.Person when message.Users.Count > 0 => [.. message.Users.Select(user => Person + user)],
        MessageChannel.Person => [Person],
        _ => [OfGroup(home)],
    };
}
