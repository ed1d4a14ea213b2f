namespace DingTalk.Testing.Http;

/// <summary>The answer of <c>GET /api/state</c>.</summary>
sealed record StateJson(
    IReadOnlyList<RobotJson> Robots, int TakenThisMonth, int? MonthlyQuota, int PendingFaults, int HeldRequests, long Next);
