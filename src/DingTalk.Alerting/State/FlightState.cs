namespace DingTalk.Alerting;

/// <summary>What is known of the one message that may be under way. Words that chance does not make; any other is in doubt, too.</summary>
enum FlightState : long
{
    /// <summary>Nothing has left: whatever was cut is untold.</summary>
    None = 0,

    /// <summary>It is being sent: what was cut for it may have been shown.</summary>
    Sent = 0x0053454E54215345,

    /// <summary>DingTalk accepted it, and the slots are being settled: what was cut for it is told.</summary>
    Accepted = 0x0041434345505421,
}
