namespace DingTalk.Testing.Checks;

/// <summary>The judgement on one request: what is answered, and why in plain words.</summary>
readonly record struct Verdict(MessageOutcome Outcome, int ErrCode, string ErrMsg, string? Reason)
{
    public static Verdict Delivered { get; } = new(MessageOutcome.Delivered, 0, "ok", null);

    public static Verdict Refused(int errCode, string errMsg, string reason) =>
        new(MessageOutcome.Refused, errCode, errMsg, reason);
}
