namespace DingTalk.Testing.Page;

/// <summary>Messages, oldest first.</summary>
/// <remarks>
/// More: Whether there are older ones.
/// Matching: How many the filter lets through in all.
/// </remarks>
sealed record PageMessages(IReadOnlyList<PageMessage> Messages, bool More, int Matching);
