namespace DingTalk.Alerting;

/// <summary>What to do after an attempt, and for how long the robot is left alone.</summary>
/// <param name="Action">What to do with the message.</param>
/// <param name="Pause">How long nothing is sent.</param>
/// <param name="IsClosed">Whether the robot is closed because DingTalk refused it for good, until somebody mends it.</param>
readonly record struct DeliveryDecision(DeliveryAction Action, TimeSpan Pause, bool IsClosed = false);
