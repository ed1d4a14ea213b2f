namespace DingTalk.Testing.Apps.Calls;

/// <summary>A file in a multipart body. Without a name it is a mere field.</summary>
sealed record UploadFile(string FileName, string ContentType, byte[] Bytes);
