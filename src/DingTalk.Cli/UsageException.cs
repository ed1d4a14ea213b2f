namespace DingTalk.Cli;

/// <summary>The command line, or what it names, cannot be used; the message is a sentence that says what to do.</summary>
sealed class UsageException(string message) : Exception(message);
