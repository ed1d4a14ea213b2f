namespace DingTalk.Robots;

/// <summary>What came of a message to one user.</summary>
/// <param name="UserId">The user's id.</param>
/// <param name="Outcome">What is known about the message to this user.</param>
public sealed record UserSendResult(string UserId, UserOutcome Outcome);
