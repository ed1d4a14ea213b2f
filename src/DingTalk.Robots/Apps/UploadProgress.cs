namespace DingTalk.Robots;

/// <summary>How far an upload is.</summary>
/// <param name="Bytes">The bytes of the file that have been handed to the network. After a renewed token it starts again.</param>
/// <param name="Total">The bytes of the file.</param>
public readonly record struct UploadProgress(long Bytes, long Total);
