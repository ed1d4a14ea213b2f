namespace DingTalk.Testing.Inbox;

/// <summary>What one robot's limits and counts say at a moment.</summary>
readonly record struct RobotGauge(
    int TakenThisMinute, int TakenThisMonth, DateTimeOffset? ClosedUntil, long Delivered, long Refused);
