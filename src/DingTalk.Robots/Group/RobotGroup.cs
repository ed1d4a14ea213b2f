using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>
/// Several robots of one conversation behind one: together they may say more than one of them. Every message goes through the
/// robot that has most permits left, and past those that are out: throttled, without quota, disabled or otherwise refused for
/// their configuration, each for as long as that is known to last, or for 1, 2, 4 … 60 minutes.
/// </summary>
/// <remarks>
/// A message goes through a second robot only after the first one surely did not deliver it, for a reason that is that robot's
/// own. What was in doubt is not sent again here; where the caller sends it again under the same
/// <see cref="RobotMessage.MsgUuid"/>, it goes through the same robot, which alone knows the key. Thread-safe.
/// </remarks>
public sealed class RobotGroup : IRobot, IDisposable
{
    readonly bool _ownsRobots;
    readonly GroupRoster _roster;
    readonly GroupLimiter _limiter;
    readonly GroupSender _sender;

    /// <summary>Makes a group of robots.</summary>
    /// <param name="robots">The robots, at least one, each once.</param>
    /// <param name="ownsRobots">Whether they are disposed with the group. The default is false.</param>
    /// <param name="timeProvider">The clock. The default is the system's.</param>
    /// <exception cref="ArgumentException">There is no robot, or one of them is null or there twice.</exception>
    public RobotGroup(IEnumerable<IRobot> robots, bool ownsRobots = false, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(robots);
        var members = robots.ToArray();
        if (members.Length == 0) throw new ArgumentException("A group needs at least one robot.", nameof(robots));
        if (Array.IndexOf(members, null) >= 0 || members.Distinct().Count() != members.Length)
            throw new ArgumentException("Each robot of a group must be there, and only once.", nameof(robots));

        _ownsRobots = ownsRobots;
        _roster = new GroupRoster(members, timeProvider ?? TimeProvider.System);
        _limiter = new GroupLimiter(_roster, timeProvider ?? TimeProvider.System);
        _sender = new GroupSender(_roster);
        MaxMessageBytes = members.Min(static member => member.MaxMessageBytes);
    }

    /// <summary>
    /// Where the group's permits come from: each is one of a member's, and a message sent on it goes through that member. It does
    /// not belong to the caller; disposing it does nothing.
    /// </summary>
    public RateLimiter RateLimiter => _limiter;

    /// <summary>The smallest limit among the robots.</summary>
    public int MaxMessageBytes { get; }

    /// <summary>How the robots stand, in the order in which they were given.</summary>
    public IReadOnlyList<RobotGroupMember> GetMembers() => _roster.Describe();

    /// <summary>The largest size among the robots, which write messages in different ways.</summary>
    /// <exception cref="ArgumentException">One of the robots cannot carry the message.</exception>
    public int Measure(RobotMessage message) => _roster.Robots.Max(robot => robot.Measure(message));

    /// <summary>
    /// Sends one message through the first robot that has a permit, or waits for the one that has one first, for 75 seconds at most.
    /// </summary>
    /// <returns>
    /// What came of it. Where all robots are out, <see cref="SendOutcome.NotAccepted"/> with the time of the first that comes back,
    /// or the refusal itself where each was refused for its configuration.
    /// </returns>
    /// <exception cref="ArgumentException">The robot whose turn it is cannot carry the message.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task<SendResult> SendAsync(RobotMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var permit = await _limiter.WaitAsync(cancellationToken).ConfigureAwait(false);
        return permit.IsAcquired
            ? await _sender.SendAsync(message, (GroupLease)permit, cancellationToken).ConfigureAwait(false)
            : _roster.NoPermit(permit);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">
    /// The robot whose permit it is cannot carry the message, or the permit is none of this group's, or has been used.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task<SendResult> SendOnPermitAsync(
        RobotMessage message, RateLimitLease permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(permit);
        if (!permit.IsAcquired) throw new ArgumentException("The permit was not acquired.", nameof(permit));
        if (permit is not GroupLease lease || lease.Roster != _roster)
            throw new ArgumentException("The permit is not from this group's rate limiter.", nameof(permit));

        return await _sender.SendAsync(message, lease, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Disposes the robots, if the group owns them.</summary>
    public void Dispose()
    {
        if (!_ownsRobots) return;
        foreach (var robot in _roster.Robots) (robot as IDisposable)?.Dispose();
    }

    /// <summary>How many robots there are and how many of them are out.</summary>
    public override string ToString()
    {
        var members = GetMembers();
        return $"{nameof(RobotGroup)} {{ {members.Count} robots, {members.Count(static member => member.IsOut)} out }}";
    }
}
