namespace DingTalk.Cli.Check;

/// <summary>What is known of one thing, in a sentence that says what to do where something is wrong.</summary>
sealed record Finding(string Subject, FindingState State, string Sentence);
