using DingTalk.Robots;

namespace DingTalk.Alerting.Tests.Delivery;

public sealed class DeliveryPolicyTests
{
    static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData(SendOutcome.Delivered, true, DeliveryAction.Commit)]
    [InlineData(SendOutcome.Accepted, true, DeliveryAction.Commit)]
    [InlineData(SendOutcome.InDoubt, true, DeliveryAction.Resend)]
    [InlineData(SendOutcome.InDoubt, false, DeliveryAction.PutBackInDoubt)]
    [InlineData(SendOutcome.NotAccepted, true, DeliveryAction.PutBack)]
    public void OnlyWhatMayBeRepeatedIsSentAgain(SendOutcome outcome, bool mayRepeat, object action)
    {
        var decision = DeliveryPolicy.Decide(
            new SendResult { Outcome = outcome, MayRepeat = mayRepeat }, new DeliveryAttempt { Attempt = 1, FirstSent = Now }, Now);
        Assert.Equal(action, decision.Action);
    }
}
