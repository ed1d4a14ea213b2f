namespace DingTalk.Alerting;

/// <summary>An exception as the group may see it: the chain of types and messages, and the frames that the developer wrote.</summary>
public sealed record ExceptionSample
{
    /// <summary>Full name of the exception's type.</summary>
    public required string Type { get; init; }

    /// <summary>The message.</summary>
    public required string Message { get; init; }

    /// <summary>Frames, innermost first, as the developer wrote them (<c>Orders.PaymentService.Charge</c>); own frames are marked.</summary>
    public IReadOnlyList<FrameSample> Frames { get; init; } = [];

    /// <summary>The inner exception, or null.</summary>
    public ExceptionSample? Inner { get; init; }

    /// <summary>Reads an exception: at most 8 levels deep, inner exceptions included.</summary>
    public static ExceptionSample From(Exception exception) => throw new NotImplementedException();
}
