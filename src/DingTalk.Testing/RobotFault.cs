using System.Globalization;
using DingTalk.Testing.Faults;

namespace DingTalk.Testing;

/// <summary>
/// Something that goes wrong with a request. Unless said otherwise it happens <em>before</em> the message is looked at, so that
/// the group does not show it; <see cref="AfterAccepting"/> makes it happen to the answer instead.
/// </summary>
public sealed record RobotFault
{
    RobotFault(FaultKind kind) => Kind = kind;

    /// <summary>
    /// No answer, until the client gives up or the group is disposed. When the fault is cleared, the connection is reset.
    /// </summary>
    public static RobotFault Hang { get; } = new(FaultKind.Hang);

    /// <summary>
    /// The message is shown, and then there is no answer: the client cannot know. When the fault is cleared, the answer comes.
    /// </summary>
    public static RobotFault AcceptThenHang { get; } = Hang.AfterAccepting();

    /// <summary>The connection is reset without an answer.</summary>
    public static RobotFault Reset { get; } = new(FaultKind.Reset);

    /// <summary>The message is shown, and then the connection is reset: the client cannot know.</summary>
    public static RobotFault AcceptThenReset { get; } = Reset.AfterAccepting();

    /// <summary>Status 200 with an HTML page, as gateways answer.</summary>
    public static RobotFault Html { get; } = new(FaultKind.Html);

    /// <summary>Status 200 with the JSON of DingTalk's guard against too many calls of one address, which has no errcode.</summary>
    public static RobotFault X5 { get; } = new(FaultKind.X5);

    /// <summary>Status 200 with an empty body.</summary>
    public static RobotFault Empty { get; } = new(FaultKind.Empty);

    /// <summary>Status 200 with a body that claims to be JSON and is not.</summary>
    public static RobotFault NotJson { get; } = new(FaultKind.NotJson);

    /// <summary>The true answer, after the usual checks, with <c>errcode</c> as a string.</summary>
    public static RobotFault StringErrcode { get; } = new RobotFault(FaultKind.StringErrcode).AfterAccepting();

    /// <summary>The robot's penalty begins now, as if its limit had just been passed; then the usual checks.</summary>
    public static RobotFault Throttle { get; } = new(FaultKind.Throttle);

    /// <summary>The longest <see cref="Delay"/>, in milliseconds.</summary>
    internal const int MaxDelay = 86_400_000;

    /// <summary>The largest <see cref="Huge"/> answer, in bytes.</summary>
    internal const int MaxHuge = 100_000_000;

    internal FaultKind Kind { get; }

    internal bool Holds => Kind is FaultKind.Delay or FaultKind.Hang;

    internal bool Accepts { get; init; }

    internal TimeSpan Duration { get; init; }

    internal int Code { get; init; }

    internal string Text { get; init; } = "";

    /// <summary>The code where codes are symbols.</summary>
    internal string Symbol { get; init; } = "";

    /// <summary>The HTTP status where it tells.</summary>
    internal int Status { get; init; } = 400;

    /// <summary>
    /// The request waits for this long, by the group's clock, and is judged and counted only then, even where its client has
    /// given up meanwhile. With <see cref="AfterAccepting"/> it is judged at once and the answer waits. It waits no longer when
    /// the clock is advanced, or the fault is cleared.
    /// </summary>
    /// <param name="duration">How long, at most a day.</param>
    public static RobotFault Delay(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, TimeSpan.FromMilliseconds(MaxDelay));
        return new RobotFault(FaultKind.Delay) { Duration = duration };
    }

    /// <summary>An HTTP status other than 200, with a short HTML page.</summary>
    /// <param name="status">The status, 200 to 599.</param>
    public static RobotFault HttpStatus(int status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new RobotFault(FaultKind.HttpStatus) { Code = status };
    }

    /// <summary>A refusal of your choice, with status 200 as always.</summary>
    /// <param name="errcode">The code, such as -1 for a busy system.</param>
    /// <param name="errmsg">The text.</param>
    public static RobotFault Refuse(int errcode, string errmsg)
    {
        ArgumentNullException.ThrowIfNull(errmsg);
        return new RobotFault(FaultKind.Refuse)
        {
            Code = errcode,
            Text = errmsg,
            Symbol = errcode.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>
    /// A refusal of your choice, as <c>api.dingtalk.com</c> words it: a symbolic code and a true HTTP status. Met by an API whose
    /// codes are numbers it is -1, the busy system, with the same text.
    /// </summary>
    /// <param name="code">The code, such as <c>system.error</c>.</param>
    /// <param name="message">The text.</param>
    /// <param name="status">The HTTP status, 400 to 599. The default is 400.</param>
    public static RobotFault Refuse(string code, string message, int status = 400)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new RobotFault(FaultKind.Refuse) { Code = -1, Text = message, Symbol = code, Status = status };
    }

    /// <summary>JSON that begins with an enormous <c>errmsg</c> and ends with the true <c>errcode</c>.</summary>
    /// <param name="bytes">Its size, 100 bytes to 100 MB. The default is 10 MB.</param>
    public static RobotFault Huge(int bytes = 10_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, MaxHuge);
        return new RobotFault(FaultKind.Huge) { Code = bytes };
    }

    /// <summary>The same fault, met by the answer to a message that has been judged and, where it passed, is shown.</summary>
    public RobotFault AfterAccepting() => this with { Accepts = true };

    /// <summary>What is said of a request that met it.</summary>
    internal string Reason => ToString() + (Kind, Accepts) switch
    {
        (FaultKind.Throttle, _) => ". It was switched on in the emulator: the robot's penalty begins with this request.",
        (FaultKind.StringErrcode, _) => ". It was switched on in the emulator: the judgement is the true one.",
        (_, true) => ". It was switched on in the emulator: the judgement is the true one, but the sender was not told of it so.",
        _ => ". It was switched on in the emulator: the request was not looked at, and nobody sees it.",
    };

    /// <summary>What goes wrong, in words.</summary>
    public override string ToString() => (Accepts && Kind != FaultKind.StringErrcode ? "fault after accepting: " : "fault: ") + Kind switch
    {
        FaultKind.Delay => $"delayed by {Duration}",
        FaultKind.Hang => "no answer",
        FaultKind.Reset => "connection reset",
        FaultKind.HttpStatus => $"HTTP status {Code}",
        FaultKind.Html => "an HTML page",
        FaultKind.X5 => "the gateway's own JSON",
        FaultKind.Empty => "an empty answer",
        FaultKind.NotJson => "an answer that is not JSON",
        FaultKind.StringErrcode => "errcode as a string",
        FaultKind.Huge => $"an answer of {Code} bytes",
        FaultKind.Refuse => $"refused with {Symbol}",
        _ => "throttled",
    };
}
