using DingTalk.Testing.Inbox;

namespace DingTalk.Testing.Http;

/// <summary>A temporary address of the conversation.</summary>
sealed record SessionJson(string Session, string Webhook, DateTimeOffset ExpiresAt)
{
    public static SessionJson From(GroupSession session) => new(session.Id, session.Webhook, session.ExpiresAt);
}
