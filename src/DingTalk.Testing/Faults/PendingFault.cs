namespace DingTalk.Testing.Faults;

/// <summary>A fault that was asked for: how often it still happens, to which robot, and who is waiting because of it.</summary>
sealed class PendingFault(int id, RobotFault fault, int times, string? robot)
{
    public const int UntilCleared = int.MaxValue;

    readonly TaskCompletionSource _cleared = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Id => id;

    public RobotFault Fault => fault;

    /// <summary>The access token of the robot that it is for; null for all.</summary>
    public string? Robot => robot;

    /// <summary>With how many requests it will still happen.</summary>
    public int Left { get; set; } = times;

    public int Held { get; set; }

    /// <summary>Completed when it is switched off.</summary>
    public Task Cleared => _cleared.Task;

    public void Clear()
    {
        Left = 0;
        _cleared.TrySetResult();
    }
}
