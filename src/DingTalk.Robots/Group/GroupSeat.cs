namespace DingTalk.Robots;

/// <summary>One robot of a group and how it stands. Not thread-safe: the roster locks.</summary>
sealed class GroupSeat(IRobot robot)
{
    public IRobot Robot => robot;

    public TimeSpan OutUntil { get; set; }

    public SendReason Reason { get; set; }

    public string Advice { get; set; } = "";

    /// <summary>Whether it was refused for its configuration, and no message of it will pass before somebody mends that.</summary>
    public bool IsRefused { get; set; }

    /// <summary>How often in a row it was.</summary>
    public int Refusals { get; set; }

    /// <summary>When it was used last, as a number that grows.</summary>
    public long LastUse { get; set; }
}
