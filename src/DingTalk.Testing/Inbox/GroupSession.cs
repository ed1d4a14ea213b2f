namespace DingTalk.Testing.Inbox;

/// <summary>A temporary address of the conversation.</summary>
sealed record GroupSession(string Id, string Webhook, DateTimeOffset ExpiresAt);
