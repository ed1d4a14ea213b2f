namespace DingTalk.Robots;

/// <summary>
/// Who gets a work notification: users, departments, both, or everybody. The limits are those of DingTalk's page "asynchronous
/// sending of enterprise session messages".
/// </summary>
public sealed record WorkReceivers
{
    /// <summary>The most users of one notification.</summary>
    public const int MaxUsers = 100;

    /// <summary>The most departments of one notification.</summary>
    public const int MaxDepartments = 20;

    /// <summary>User ids; at most 100.</summary>
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>Departments, whose people of all levels below get it; at most 20.</summary>
    public IReadOnlyList<long> DepartmentIds { get; init; } = [];

    /// <summary>Whether everybody in the organisation gets it: three times a day at most. The default is false.</summary>
    public bool Everybody { get; init; }

    /// <summary>These users.</summary>
    public static WorkReceivers OfUsers(params string[] userIds)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        return new WorkReceivers { UserIds = [.. userIds] };
    }

    /// <summary>These departments.</summary>
    public static WorkReceivers OfDepartments(params long[] departmentIds)
    {
        ArgumentNullException.ThrowIfNull(departmentIds);
        return new WorkReceivers { DepartmentIds = [.. departmentIds] };
    }

    /// <summary>Everybody in the organisation.</summary>
    public static WorkReceivers OfEverybody() => new() { Everybody = true };
}
