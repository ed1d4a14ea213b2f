namespace DingTalk.Testing.Page;

/// <summary>One custom robot. Its secret is not told.</summary>
sealed record PageRobot(
    string Name,
    string Token,
    string Webhook,
    bool Signed,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> IpRanges,
    int Taken,
    int PerMinute,
    DateTimeOffset? ClosedUntil);
