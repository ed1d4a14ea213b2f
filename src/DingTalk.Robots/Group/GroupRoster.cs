using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>Who of a group is in, who is out and until when, and whose turn it is.</summary>
sealed class GroupRoster
{
    static readonly TimeSpan LongestRefusal = TimeSpan.FromMinutes(60);
    static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    readonly TimeProvider _timeProvider;
    readonly long _origin;

    // Everything below is guarded by this lock, which is never held over foreign code.
    readonly object _lock = new();
    readonly GroupSeat[] _seats;
    long _uses;

    public GroupRoster(IReadOnlyList<IRobot> robots, TimeProvider timeProvider)
    {
        Robots = robots;
        _timeProvider = timeProvider;
        _origin = timeProvider.GetTimestamp();
        _seats = robots.Select(static robot => new GroupSeat(robot)).ToArray();
    }

    public IReadOnlyList<IRobot> Robots { get; }

    public bool AreAllRefused
    {
        get
        {
            lock (_lock)
            {
                var now = Now;
                return Array.TrueForAll(_seats, seat => seat.IsRefused && seat.OutUntil > now);
            }
        }
    }

    TimeSpan Now => _timeProvider.GetElapsedTime(_origin);

    /// <summary>A permit of the robot that has most of them left, or of the one that rested longest; or when there will be one.</summary>
    public RateLimitLease TryTake(ICollection<GroupSeat> tried)
    {
        TimeSpan? wait = null;
        foreach (var seat in InTurn(tried))
        {
            var permit = seat.Robot.RateLimiter.AttemptAcquire();
            if (permit.IsAcquired)
            {
                lock (_lock) seat.LastUse = ++_uses;
                return new GroupLease(this, seat, permit);
            }

            wait = Shorter(wait, permit.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1));
            permit.Dispose();
        }

        lock (_lock)
        {
            var now = Now;
            foreach (var seat in _seats.Where(seat => seat.OutUntil > now && !tried.Contains(seat)))
                wait = Shorter(wait, seat.OutUntil - now);
        }

        return new FailedLease(wait ?? TimeSpan.Zero, "No robot of the group has a permit.");
    }

    /// <summary>Draws the consequences of what came of a message.</summary>
    public void Enter(GroupSeat seat, SendResult result)
    {
        lock (_lock)
        {
            if (result.IsAccepted)
            {
                seat.Refusals = 0;
                return;
            }

            // A keyword is missing in the message; the next one may hold it.
            var isRefused = result is { Outcome: SendOutcome.RefusedForConfiguration, Reason: not SendReason.Keyword };
            var pause = result.Reason switch
            {
                SendReason.Throttled when result.Outcome == SendOutcome.NotAccepted => result.RetryAfter ?? ErrorCodes.ThrottlePenalty,
                SendReason.Quota when result.Outcome == SendOutcome.NotAccepted => result.RetryAfter ?? OneDay,
                _ when isRefused => Refusal(seat.Refusals++),
                _ => TimeSpan.Zero,
            };
            if (pause <= TimeSpan.Zero) return;

            seat.IsRefused = isRefused;
            seat.OutUntil = Now + pause;
            seat.Reason = result.Reason;
            seat.Advice = result.Explain();
        }
    }

    public IReadOnlyList<RobotGroupMember> Describe()
    {
        lock (_lock)
        {
            var now = Now;
            var wallNow = _timeProvider.GetUtcNow();
            return _seats.Select(seat => seat.OutUntil > now
                ? new RobotGroupMember(seat.Robot, wallNow + (seat.OutUntil - now), seat.Reason, seat.Advice)
                : new RobotGroupMember(seat.Robot, null, SendReason.None, "")).ToArray();
        }
    }

    /// <summary>What is told instead of sending: when to come again, or that nobody will be there before somebody mends it.</summary>
    public SendResult NoPermit(RateLimitLease failed)
    {
        var wait = failed.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        lock (_lock)
        {
            var now = Now;
            var outs = _seats.Where(seat => seat.OutUntil > now).ToArray();
            var isAllOut = outs.Length == _seats.Length;
            var isAllRefused = isAllOut && outs.All(static seat => seat.IsRefused);
            var last = outs.Length == 0 ? "" : " " + outs[outs.Length - 1].Advice;
            if (wait == TimeSpan.Zero && isAllOut) wait = outs.Min(static seat => seat.OutUntil) - now;
            return new SendResult
            {
                Outcome = isAllRefused ? SendOutcome.RefusedForConfiguration : SendOutcome.NotAccepted,
                Reason = isAllOut ? outs[outs.Length - 1].Reason : SendReason.NoPermit,
                Advice = isAllOut
                    ? $"All {_seats.Length} robots of the group are out; the message was not delivered.{last}"
                    : $"No robot of the group had a permit in time ({outs.Length} of {_seats.Length} are out); the message was not "
                        + $"delivered. Send fewer, fuller messages.{last}",
                RetryAfter = wait,
            };
        }
    }

    /// <summary>The statistics of a limiter are foreign code: they are read before anything is locked.</summary>
    GroupSeat[] InTurn(ICollection<GroupSeat> tried)
    {
        GroupSeat[] seats;
        lock (_lock)
        {
            var now = Now;
            seats = _seats.Where(seat => seat.OutUntil <= now && !tried.Contains(seat)).OrderBy(static seat => seat.LastUse).ToArray();
        }

        return seats.OrderByDescending(static seat => seat.Robot.RateLimiter.GetStatistics()?.CurrentAvailablePermits ?? 0).ToArray();
    }

    // 1, 2, 4 … 60 min.
    static TimeSpan Refusal(int before)
        => Shorter(LongestRefusal, TimeSpan.FromMinutes(Math.Pow(2, Math.Min(before, 10))));

    static TimeSpan Shorter(TimeSpan? a, TimeSpan b) => a < b ? a.Value : b;
}
