namespace DingTalk.Testing.Page;

/// <summary>One entry of the list of conversations.</summary>
sealed record PageConversation(string Key, int Count, string Preview, string? Type, DateTimeOffset? At);
