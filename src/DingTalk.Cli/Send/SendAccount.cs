using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>What came of sending a message.</summary>
sealed record SendAccount(SendResult Result)
{
    /// <summary>The key under which a webhook knows the message again.</summary>
    public string? MsgUuid { get; init; }

    /// <summary>What is known of each user, where it went to people.</summary>
    public IReadOnlyList<UserSendResult> Users { get; init; } = [];

    /// <summary>What a DING is recalled by.</summary>
    public string? OpenDingId { get; init; }

    /// <summary>What a work notification is looked up and recalled by.</summary>
    public long? TaskId { get; init; }

    /// <summary>What is said where all went well; null: what is said of a message.</summary>
    public string? Done { get; init; }

    public int ExitCode => Result switch
    {
        { IsAccepted: true, Reason: SendReason.Partial } => Cli.ExitCode.Partial,
        { IsAccepted: true } => Cli.ExitCode.Done,
        { Outcome: SendOutcome.InDoubt } => Cli.ExitCode.InDoubt,
        _ => Cli.ExitCode.Failed,
    };
}
