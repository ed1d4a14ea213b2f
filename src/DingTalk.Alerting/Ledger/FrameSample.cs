namespace DingTalk.Alerting;

/// <summary>One frame of a stack trace.</summary>
/// <param name="Method">The method as the developer wrote it: type and name, compiler's decoration undone.</param>
/// <param name="IsOwn">Whether it is the application's own code, as opposed to the framework's, and no helper that throws for others.</param>
/// <param name="Location">File name (no folders) and line, <c>PaymentService.cs:42</c>, where symbols were there; null otherwise.</param>
public sealed record FrameSample(string Method, bool IsOwn, string? Location = null)
{
    /// <summary>
    /// How often the method stands in the trace where it calls itself, alone or by way of others; of a trace of more than 256 frames,
    /// how often among the innermost 256. 1 where it does not.
    /// </summary>
    public int Times { get; init; } = 1;
}
