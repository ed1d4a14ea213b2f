namespace DingTalk.Cli.Tests.Support;

/// <summary>How a run ended, and what it wrote.</summary>
sealed record CliOutcome(int Code, string Output, string Errors);
