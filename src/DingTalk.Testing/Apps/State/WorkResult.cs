namespace DingTalk.Testing.Apps.State;

/// <summary>Whom a work notification did not reach, and why: the sending itself succeeds all the same.</summary>
sealed record WorkResult
{
    public IReadOnlyList<string> InvalidUsers { get; init; } = [];

    public IReadOnlyList<string> InvalidDepartments { get; init; } = [];

    public IReadOnlyList<(string User, int Code, int Count)> Forbidden { get; init; } = [];

    /// <summary>Whether its status bar can be changed.</summary>
    public bool HasStatusBar { get; init; }
}
