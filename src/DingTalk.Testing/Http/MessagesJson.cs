namespace DingTalk.Testing.Http;

/// <summary>The answer of <c>GET /api/messages</c>; <paramref name="Next"/> is the number that the next request will get.</summary>
sealed record MessagesJson(IReadOnlyList<MessageJson> Messages, long Next);
