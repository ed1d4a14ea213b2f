namespace DingTalk.Robots;

/// <summary>A message: what it says. How it travels is the robot's business.</summary>
public abstract record RobotMessage
{
    private protected RobotMessage()
    {
    }

    /// <summary>
    /// DingTalk's idempotency key: a message that is sent again under the same key after a time-out appears once. The default
    /// is null: the key is left out. Only webhooks know it; an app's robot has nothing like it, and leaves it out.
    /// </summary>
    public string? MsgUuid { get; init; }
}
