namespace DingTalk.Robots;

/// <summary>What an answer means and what to do about it.</summary>
sealed record Verdict(SendOutcome Outcome, SendReason Reason, string Advice, TimeSpan? RetryAfter = null);
