using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>What kept earlier messages from being delivered.</summary>
/// <param name="Reason">Why.</param>
/// <param name="ErrorCode">DingTalk's <c>errcode</c>, or null.</param>
/// <param name="Since">When it began.</param>
/// <param name="Attempts">How many attempts failed.</param>
public sealed record DigestTrouble(SendReason Reason, long? ErrorCode, DateTimeOffset Since, int Attempts);
