namespace DingTalk.Robots;

/// <summary>A DING that DingTalk took.</summary>
/// <param name="OpenDingId">What DingTalk knows it by, for its recall.</param>
/// <param name="FailedUserIds">The users that it does not ring for, each with DingTalk's reason: a DING that was taken may have some.</param>
public sealed record DingReceipt(string OpenDingId, IReadOnlyDictionary<string, string> FailedUserIds);
