namespace DingTalk.Testing.Page;

/// <summary>A fault to come, or one that keeps requests waiting.</summary>
/// <remarks>
/// Left: How many requests are still to meet it. Null: every one until it is switched off.
/// </remarks>
sealed record PageFault(int Id, string Kind, string Detail, bool After, int? Left, int Held);
