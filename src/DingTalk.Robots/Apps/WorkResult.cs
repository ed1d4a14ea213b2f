namespace DingTalk.Robots;

/// <summary>Who got a work notification and who did not, by DingTalk's page "gets the result of sending messages".</summary>
public sealed record WorkResult
{
    /// <summary>Users that have read it.</summary>
    public IReadOnlyList<string> ReadUserIds { get; init; } = [];

    /// <summary>Users that have it and have not read it.</summary>
    public IReadOnlyList<string> UnreadUserIds { get; init; } = [];

    /// <summary>Users for whom the delivery failed.</summary>
    public IReadOnlyList<string> FailedUserIds { get; init; } = [];

    /// <summary>User ids that DingTalk does not know.</summary>
    public IReadOnlyList<string> InvalidUserIds { get; init; } = [];

    /// <summary>Departments that DingTalk does not know.</summary>
    public IReadOnlyList<string> InvalidDepartmentIds { get; init; } = [];

    /// <summary>Users that DingTalk kept it from, and why: a limit of the day, or the same text on the same day.</summary>
    public IReadOnlyList<WorkRefusal> Forbidden { get; init; } = [];

    /// <summary>Whether nobody is known to whom it was not delivered.</summary>
    public bool IsComplete
        => FailedUserIds.Count + InvalidUserIds.Count + InvalidDepartmentIds.Count + Forbidden.Count == 0;
}
