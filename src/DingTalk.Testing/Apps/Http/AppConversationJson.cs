namespace DingTalk.Testing.Apps.Http;

sealed record AppConversationJson(string OpenConversationId, string ChatId, string State);
