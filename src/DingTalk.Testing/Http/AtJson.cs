namespace DingTalk.Testing.Http;

sealed record AtJson(IReadOnlyList<string> AtMobiles, IReadOnlyList<string> AtUserIds, bool IsAtAll);
