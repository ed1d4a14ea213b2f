namespace DingTalk.Testing.Http;

sealed record RequestJson(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
