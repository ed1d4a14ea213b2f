namespace DingTalk.Alerting;

/// <summary>What is known of the message at hand and of those before it.</summary>
readonly record struct DeliveryAttempt
{
    /// <summary>How often this message has been sent, this attempt included.</summary>
    public int Attempt { get; init; }

    /// <summary>When its first attempt began.</summary>
    public DateTimeOffset FirstSent { get; init; }

    /// <summary>Whether an earlier attempt of this message may have been accepted.</summary>
    public bool WasInDoubt { get; init; }

    /// <summary>Whether the message holds counts and templates only.</summary>
    public bool CountsOnly { get; init; }

    /// <summary>How many attempts in a row have failed for a passing reason, before this one.</summary>
    public int TemporaryFailures { get; init; }

    /// <summary>How many times in a row the robot has been closed, before this one.</summary>
    public int Closures { get; init; }
}
