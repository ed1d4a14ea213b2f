using DingTalk.Robots;
using Serilog.Events;
using Serilog.Parsing;

namespace Support;

/// <summary>Values that a test needs but does not care about, and answers by name.</summary>
public static class Some
{
    static int _last;

    public static DateTimeOffset Time { get; } = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    public static int Number() => Interlocked.Increment(ref _last);

    public static string Text(string tag = "s") => tag + "_" + Number();

    public static LogEvent Event(
        LogEventLevel level = LogEventLevel.Error,
        string template = "Payment {PaymentId} failed",
        Exception? exception = null,
        DateTimeOffset? timestamp = null,
        params (string Name, object? Value)[] properties)
        => new(
            timestamp ?? Time,
            level,
            exception,
            new MessageTemplateParser().Parse(template),
            properties.Select(static p => new LogEventProperty(p.Name, p.Value as LogEventPropertyValue ?? new ScalarValue(p.Value))));

    public static LogEvent ErrorEvent(string? sourceContext = null)
        => sourceContext is null
            ? Event(properties: ("PaymentId", Number()))
            : Event(properties: [("PaymentId", Number()), ("SourceContext", sourceContext)]);

    public static SendResult NotAccepted(SendReason reason = SendReason.Unreachable)
        => new() { Outcome = SendOutcome.NotAccepted, Reason = reason, Advice = "The server was not reached." };

    public static SendResult InDoubt(SendReason reason = SendReason.NoAnswer)
        => new() { Outcome = SendOutcome.InDoubt, Reason = reason, Advice = "No answer came." };

    public static SendResult RefusedForContent(SendReason reason = SendReason.Content)
        => new() { Outcome = SendOutcome.RefusedForContent, Reason = reason, ErrorCode = 430101, Advice = "The content is refused." };

    public static SendResult RefusedForConfiguration(SendReason reason = SendReason.Signature) => new()
    {
        Outcome = SendOutcome.RefusedForConfiguration,
        Reason = reason,
        ErrorCode = 310000,
        Advice = "The signature is wrong: check the secret.",
    };
}
