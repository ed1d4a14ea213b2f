using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>One message on its way, with the counts that it stands for.</summary>
sealed record OutgoingMessage
{
    /// <summary>The robot that it goes to; its key means nothing to another.</summary>
    public required IRobot Robot { get; init; }

    public required IReadOnlyList<CutGroup> Cut { get; init; }

    /// <summary>The groups that it calls quiet.</summary>
    public IReadOnlyList<AlertGroup> Quiet { get; init; } = [];

    public required Digest Digest { get; init; }

    /// <summary>What is sent, the same for each attempt; null until it is composed.</summary>
    public RobotMessage? Message { get; init; }
    public required DateTimeOffset FirstSent { get; init; }

    /// <summary>How often it has been sent.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether an attempt so far may have been accepted.</summary>
    public bool WasInDoubt { get; init; }

    /// <summary>When it may be sent again.</summary>
    public DateTimeOffset NotBefore { get; init; }
}
