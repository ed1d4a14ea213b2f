using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// The account at one moment: <see cref="Accepted"/> = <see cref="Told"/> + <see cref="Pending"/> + <see cref="Lost"/>, always.
/// </summary>
public sealed record AlertStatistics
{
    /// <summary>Events that were taken over for telling.</summary>
    public long Accepted => Told + Pending + Lost;

    /// <summary>Events shown or counted by a message that DingTalk accepted.</summary>
    public long Told { get; init; }

    /// <summary>Events still held: waiting, in flight or in doubt; after the end, those that the state file keeps for the next run.</summary>
    public long Pending { get; init; }

    /// <summary>Events given up: at exit, by hand-over to a fallback, or because they came after disposal.</summary>
    public long Lost { get; init; }

    /// <summary>Of the lost, those that were handed to the fallback.</summary>
    public long HandedOver { get; init; }

    /// <summary>
    /// Events in messages whose fate is not known: those whose fate was never learnt, added up since the start (they went back and
    /// are told again, so the group may have seen them twice), and those of the message that is under way.
    /// </summary>
    public long InDoubt { get; init; }

    /// <summary>
    /// Events that earlier runs left behind in the state file, and that this one took over: they are among the accepted.
    /// </summary>
    public long LeftBehind { get; init; }

    /// <summary>Messages that DingTalk accepted.</summary>
    public long MessagesDelivered { get; init; }

    /// <summary>Attempts that were not delivered, whatever the reason.</summary>
    public long MessagesFailed { get; init; }

    /// <summary>Kinds known now.</summary>
    public int Kinds { get; init; }

    /// <summary>What came of the last attempt, or null before the first.</summary>
    public SendResult? LastResult { get; init; }

    /// <summary>Whether the integration is on: it has a webhook and is not disposed.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Until when the robot is closed (throttled, or refused for its configuration), or null.</summary>
    public DateTimeOffset? ClosedUntil { get; init; }
}
