namespace DingTalk.Robots;

/// <summary>An uploaded file. It can be sent as often as one likes, inside DingTalk only.</summary>
/// <param name="MediaId">What DingTalk knows it by.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FileName">The name it was uploaded under.</param>
/// <param name="Bytes">Its size.</param>
public sealed record UploadedMedia(string MediaId, MediaKind Kind, string FileName, long Bytes);
