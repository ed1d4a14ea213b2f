namespace DingTalk.Testing.Http;

/// <summary>One robot in <c>GET /api/state</c>. Its secret is not told.</summary>
sealed record RobotJson(
    string Token,
    string Webhook,
    bool Signed,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> IpRanges,
    int TakenThisMinute,
    DateTimeOffset? ClosedUntil);
