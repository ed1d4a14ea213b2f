namespace DingTalk.Testing.Apps.Calls;

/// <summary>What a multipart body held: its fields, and the file in the part <c>media</c>.</summary>
sealed record UploadBody(IReadOnlyDictionary<string, string> Fields, UploadFile? Media);
