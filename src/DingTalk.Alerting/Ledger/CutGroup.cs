namespace DingTalk.Alerting;

/// <summary>What was taken out of one group for one message.</summary>
sealed record CutGroup(AlertGroup Group, HeldEvents Events, bool IsNews, bool IsSurging);
