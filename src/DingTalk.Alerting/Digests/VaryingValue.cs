namespace DingTalk.Alerting;

/// <summary>A property that had several values.</summary>
/// <param name="Name">The property.</param>
/// <param name="Values">Distinct values that were seen, in order of appearance.</param>
/// <param name="IsComplete">Whether these are all; otherwise there are at least so many.</param>
public sealed record VaryingValue(string Name, IReadOnlyList<string> Values, bool IsComplete);
