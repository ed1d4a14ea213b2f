namespace DingTalk.Cli.Check;

/// <summary>One finding: <c>state</c> is ok, unknown, warning or failed.</summary>
sealed record FindingJson(string Subject, string State, string Sentence);
