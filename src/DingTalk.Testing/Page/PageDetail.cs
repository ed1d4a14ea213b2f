namespace DingTalk.Testing.Page;

/// <summary>A request as it came, and what is to be said about it.</summary>
/// <remarks>
/// Signature: notNeeded, missing, right or wrong; unknownRobot where there is nothing to compare it with.
/// SignatureFault: In words, where it is wrong.
/// SkewSeconds: How far the sender's clock is ahead of the group's. Null: there is no timestamp in milliseconds.
/// </remarks>
sealed record PageDetail(
    long Id,
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    long BodyBytes,
    int BodyLimit,
    string Signature,
    string? SignatureFault,
    double? SkewSeconds);
