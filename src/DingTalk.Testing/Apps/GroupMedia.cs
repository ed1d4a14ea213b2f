namespace DingTalk.Testing.Apps;

/// <summary>A file that was uploaded with <c>media/upload</c>.</summary>
/// <param name="MediaId">What it is named by in messages. It begins with <c>@</c>.</param>
/// <param name="Type"><c>image</c>, <c>voice</c>, <c>video</c> or <c>file</c>.</param>
/// <param name="FileName">The name that it was uploaded under.</param>
/// <param name="ContentType">The content type that it was uploaded with. Empty where it had none.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="UploadedAt">When, by the group's clock, in UTC.</param>
public sealed record GroupMedia(
    string MediaId, string Type, string FileName, string ContentType, long Bytes, DateTimeOffset UploadedAt);
