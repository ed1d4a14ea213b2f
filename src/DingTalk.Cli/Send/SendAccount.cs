using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>What came of sending a message.</summary>
sealed record SendAccount(SendResult Result)
{
    /// <summary>The key under which a webhook knows the message again.</summary>
    public string? MsgUuid { get; init; }

    /// <summary>What is known of each user, where it went to people.</summary>
    public IReadOnlyList<UserSendResult> Users { get; init; } = [];

    public int ExitCode => Result switch
    {
        { IsAccepted: true, Reason: SendReason.Partial } => Cli.ExitCode.Partial,
        { IsAccepted: true } => Cli.ExitCode.Done,
        { Outcome: SendOutcome.InDoubt } => Cli.ExitCode.InDoubt,
        _ => Cli.ExitCode.Failed,
    };
}
