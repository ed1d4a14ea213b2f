namespace DingTalk.Cli.Digest;

/// <summary>A message that the group would have seen.</summary>
sealed record ShownMessage(DateTimeOffset Time, string Title, string Text, int Bytes);
