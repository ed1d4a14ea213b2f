namespace DingTalk.Robots;

/// <summary>Which messages were recalled.</summary>
/// <param name="Recalled">The keys of those that were.</param>
/// <param name="Failed">The keys of those that were not, each with DingTalk's reason.</param>
public sealed record RecallResult(IReadOnlyList<string> Recalled, IReadOnlyDictionary<string, string> Failed);
