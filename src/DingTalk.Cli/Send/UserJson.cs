namespace DingTalk.Cli.Send;

/// <summary>What is known of one user.</summary>
sealed record UserJson(string UserId, string Outcome);
