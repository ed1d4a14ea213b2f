namespace DingTalk.Testing.Page;

/// <summary>What the page shows beside the messages.</summary>
/// <remarks>
/// Now: The group's clock, for what counts down.
/// MonthlyQuota: Null: none.
/// </remarks>
sealed record PageState(
    DateTimeOffset Now,
    int PerMinute,
    int MonthTaken,
    int? MonthlyQuota,
    long Delivered,
    long Refused,
    int Held,
    int BodyLimit,
    string Home,
    IReadOnlyList<PageRobot> Robots,
    IReadOnlyList<PageFault> Faults,
    IReadOnlyList<PageConversation> Conversations);
