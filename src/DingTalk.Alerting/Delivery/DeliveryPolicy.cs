using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>What comes of a send: a pure function of the answer, of the message's history and of the time.</summary>
static class DeliveryPolicy
{
    public const int MaxAttempts = 3;
    public static readonly TimeSpan MaxDoubt = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Penalty = TimeSpan.FromMinutes(10);
    static readonly TimeSpan LongestSilence = TimeSpan.FromDays(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);
    static readonly TimeSpan LongestClosure = TimeSpan.FromMinutes(60);

    public static DeliveryDecision Decide(SendResult result, in DeliveryAttempt attempt, DateTimeOffset now)
    {
        switch (result.Outcome)
        {
            case SendOutcome.Delivered:
            case SendOutcome.Accepted:
                return new DeliveryDecision(DeliveryAction.Commit, TimeSpan.Zero);
            case SendOutcome.NotAccepted:
                var pause = PauseAfter(result, attempt, now);
                // A refusal of the second attempt does not say what became of the first one.
                return new DeliveryDecision(
                    !attempt.WasInDoubt ? DeliveryAction.PutBack : MayResend(attempt, now + pause) ? DeliveryAction.Resend : DeliveryAction.PutBackInDoubt,
                    pause);
            case SendOutcome.InDoubt:
                var backOff = BackOff(attempt.Attempt - 1);
                // Without a key of its own the same message would appear twice; what it told goes back, as perhaps shown.
                return result.MayRepeat && MayResend(attempt, now + backOff)
                    ? new DeliveryDecision(DeliveryAction.Resend, backOff)
                    : new DeliveryDecision(DeliveryAction.PutBackInDoubt, BackOff(attempt.TemporaryFailures));
            case SendOutcome.RefusedForContent when !attempt.CountsOnly:
                return attempt.WasInDoubt
                    ? new DeliveryDecision(DeliveryAction.PutBackInDoubt, TimeSpan.Zero)
                    : new DeliveryDecision(DeliveryAction.PutBackAndSayLess, TimeSpan.Zero);
            // Even bare counts were refused: no message will pass, whatever the answer calls it.
            default:
                return new DeliveryDecision(
                    attempt.WasInDoubt ? DeliveryAction.PutBackInDoubt : DeliveryAction.PutBack, Closure(attempt.Closures), IsClosed: true);
        }
    }

    static bool MayResend(in DeliveryAttempt attempt, DateTimeOffset at) =>
        attempt.Attempt < MaxAttempts && at - attempt.FirstSent <= MaxDoubt;

    static TimeSpan PauseAfter(SendResult result, in DeliveryAttempt attempt, DateTimeOffset now) =>
        Shorter(LongestSilence, Named(result, attempt, now));

    static TimeSpan Named(SendResult result, in DeliveryAttempt attempt, DateTimeOffset now) => result.Reason switch
    {
        SendReason.Throttled => result.RetryAfter ?? Penalty,
        SendReason.Quota => Shorter(TimeSpan.FromDays(1), MonthlyPace.EndOfMonth(now) - now),
        _ => result.RetryAfter ?? BackOff(attempt.TemporaryFailures),
    };

    // 2, 4, 8 … 60 s.
    static TimeSpan BackOff(int failures) =>
        Shorter(LongestPause, TimeSpan.FromSeconds(2 * Math.Pow(2, Math.Min(failures, 10))));

    // 1, 2, 4 … 60 min.
    static TimeSpan Closure(int closures) =>
        Shorter(LongestClosure, TimeSpan.FromMinutes(Math.Pow(2, Math.Min(closures, 10))));

    static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
