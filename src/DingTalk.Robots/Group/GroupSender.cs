using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>Sends a message through one robot of the group, and through the next one where the first surely did not deliver it.</summary>
sealed class GroupSender(GroupRoster roster)
{
    readonly GroupDoubts _doubts = new();

    public async Task<SendResult> SendAsync(RobotMessage message, GroupLease lease, CancellationToken cancellationToken)
    {
        var permit = lease.Take() ?? throw new ArgumentException("The permit has been used already.", nameof(lease));
        if (message.MsgUuid is { } key && _doubts.Find(key) is { } doubtful)
            return await SendAgainAsync(message, doubtful, lease.Seat, permit, cancellationToken).ConfigureAwait(false);

        var tried = new List<GroupSeat>();
        var seat = lease.Seat;
        while (true)
        {
            var result = await SendOnceAsync(
                message, seat, () => seat.Robot.SendOnPermitAsync(message, permit, cancellationToken), permit).ConfigureAwait(false);
            if (!IsItsOwn(result)) return result;

            tried.Add(seat);
            var next = roster.TryTake(tried);
            if (next is not GroupLease another) return tried.Count == roster.Robots.Count ? Last(result) : roster.NoPermit(next);

            (seat, permit) = (another.Seat, another.Take()!);
        }
    }

    /// <summary>What was in doubt goes through the robot that knows its key, and through no other, whatever that one says.</summary>
    async Task<SendResult> SendAgainAsync(
        RobotMessage message, GroupSeat seat, GroupSeat lent, RateLimitLease permit, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(seat, lent))
        {
            return await SendOnceAsync(
                message, seat, () => seat.Robot.SendOnPermitAsync(message, permit, cancellationToken), permit).ConfigureAwait(false);
        }

        if (permit is RobotLease unused) unused.GiveBack();
        else permit.Dispose();
        return await SendOnceAsync(message, seat, () => seat.Robot.SendAsync(message, cancellationToken), permit)
            .ConfigureAwait(false);
    }

    async Task<SendResult> SendOnceAsync(
        RobotMessage message, GroupSeat seat, Func<Task<SendResult>> send, RateLimitLease permit)
    {
        SendResult result;
        try
        {
            result = await send().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A robot that throws may not have taken the permit over, and a cancelled call may have arrived.
            permit.Dispose();
            if (exception is OperationCanceledException && message.MsgUuid is { } cancelled) _doubts.Add(cancelled, seat);
            throw;
        }

        roster.Enter(seat, result);
        if (result.Outcome == SendOutcome.InDoubt && message.MsgUuid is { } key) _doubts.Add(key, seat);
        return result;
    }

    /// <summary>Each was tried, and each refused: the one that comes back first says when.</summary>
    SendResult Last(SendResult result) => result with { RetryAfter = roster.NoPermit(new FailedLease(TimeSpan.Zero, "")).RetryAfter };

    static bool IsItsOwn(SendResult result)
        => result.Outcome == SendOutcome.RefusedForConfiguration
            || result is
            {
                Outcome: SendOutcome.NotAccepted,
                Reason: SendReason.Throttled or SendReason.NoPermit or SendReason.Quota,
            };
}
