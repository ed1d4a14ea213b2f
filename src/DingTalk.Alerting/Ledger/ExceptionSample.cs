using System.Diagnostics;
using System.Globalization;

namespace DingTalk.Alerting;

/// <summary>An exception as the group may see it: the chain of types and messages, and the frames that the developer wrote.</summary>
public sealed record ExceptionSample
{
    const int MaxDepth = 8;
    const int MaxFrames = 24;
    const int MaxMessage = 1_000;

    /// <summary>Full name of the exception's type.</summary>
    public required string Type { get; init; }

    /// <summary>The message, at most 1,000 characters of it.</summary>
    public required string Message { get; init; }

    /// <summary>The number of a database's, a socket's or the system's error (<c>1205</c>), or the SQL state; null where there is none.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// Frames, innermost first, as the developer wrote them (<c>Orders.PaymentService.Charge</c>); own frames are marked. At most
    /// 24; recursion is told once. What only brings an exception from a task to its awaiter is left out.
    /// </summary>
    public IReadOnlyList<FrameSample> Frames { get; init; } = [];

    /// <summary>
    /// The inner exception, or null. Of an <see cref="AggregateException"/> with several it is the first. What a cancellation
    /// happened to interrupt is left out.
    /// </summary>
    public ExceptionSample? Inner { get; init; }

    /// <summary>Reads an exception: at most 8 levels deep, inner exceptions included. Never throws, whatever the exception does.</summary>
    /// <param name="exception">The exception.</param>
    public static ExceptionSample From(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return From(exception, 1);
    }

    static ExceptionSample From(Exception exception, int depth)
    {
        var type = exception.GetType();
        return new ExceptionSample
        {
            Type = CodeName.OfType(type.FullName ?? type.Name),
            Message = ReadMessage(exception),
            Code = ExceptionCode.Shown(exception),
            Frames = ReadFrames(exception),
            Inner = depth < MaxDepth && ExceptionChain.Next(exception, out _) is { } inner ? From(inner, depth + 1) : null,
        };
    }

    // Message is virtual, and what it runs is anybody's code.
    static string ReadMessage(Exception exception)
    {
        try
        {
            var message = exception.Message ?? "";
            if (message.Length <= MaxMessage) return message;
            var end = char.IsHighSurrogate(message[MaxMessage - 2]) ? MaxMessage - 2 : MaxMessage - 1;
            return message.Remove(end) + "…";
        }
        catch (Exception thrown)
        {
            return "(no message: reading it threw " + thrown.GetType().Name + ")";
        }
    }

    static FrameSample[] ReadFrames(Exception exception)
    {
        try
        {
            return ReadFrames(new StackTrace(exception, fNeedFileInfo: true));
        }
        catch (Exception)
        {
            // Symbols that do not fit, or are not readable: the alert matters more than its line numbers.
            return [];
        }
    }

    static FrameSample[] ReadFrames(StackTrace trace) =>
    [
        .. TraceFrame.Read(trace, MaxFrames)
            .Select(frame => new FrameSample(frame.Method, frame.IsOwn && !frame.IsHelper, Location(frame.Frame)) { Times = frame.Times })
    ];

    static string? Location(StackFrame frame)
    {
        if (frame.GetFileName() is not { Length: > 0 } path || frame.GetFileLineNumber() is not (> 0 and var line)) return null;
        // The symbols may come from a machine whose folders are written otherwise.
        var file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return file + ":" + line.ToString(CultureInfo.InvariantCulture);
    }
}
