namespace DingTalk.Robots;

/// <summary>What DingTalk does with a work notification.</summary>
public enum WorkState
{
    /// <summary>It has not begun.</summary>
    Waiting = 0,

    /// <summary>It delivers.</summary>
    Sending = 1,

    /// <summary>It is done; <see cref="AppRobot.GetWorkResultAsync"/> tells with what.</summary>
    Done = 2,
}
