namespace DingTalk.Robots;

/// <summary>What came of a message to several users: one row for each of them, one call for each 20.</summary>
public sealed record UsersSendResult
{
    /// <summary>What is known of each user, in the order in which they were named, each once.</summary>
    public required IReadOnlyList<UserSendResult> Users { get; init; }

    /// <summary>
    /// What came of the calls, in their order, each with its own <see cref="SendResult.ProcessQueryKey"/> and request id. Those
    /// that were not made are missing.
    /// </summary>
    public required IReadOnlyList<SendResult> Calls { get; init; }

    /// <summary>
    /// All of it in one result. Where DingTalk took the message for at least one user, it is <see cref="SendOutcome.Accepted"/>,
    /// with <see cref="SendReason.Partial"/> where others are missing: sending it to all again would show it twice to some.
    /// </summary>
    public required SendResult Call { get; init; }

    /// <summary>Whether DingTalk took the message for every user.</summary>
    public bool AreAllAccepted => Users.All(static user => user.Outcome == UserOutcome.Accepted);

    /// <summary>The users of whom this is known.</summary>
    public IReadOnlyList<string> With(UserOutcome outcome)
        => Users.Where(user => user.Outcome == outcome).Select(static user => user.UserId).ToArray();

    /// <summary>What happened and what to do about it.</summary>
    public string Explain() => Call.Explain();
}
