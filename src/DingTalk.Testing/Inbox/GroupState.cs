using DingTalk.Testing.Checks;
using DingTalk.Testing.Faults;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Inbox;

/// <summary>The group itself, without any HTTP: its robots, its limits, its messages and what is to go wrong.</summary>
sealed class GroupState
{
    readonly object _gate = new();
    readonly Dictionary<string, GroupRobot> _robots = new(StringComparer.Ordinal);
    readonly MonthlyCount _month;
    readonly Judge _judge;

    public GroupState(DingTalkGroupOptions options, CancellationToken stopping)
    {
        Options = options;
        Stopping = stopping;
        Inbox = new GroupInbox(options.InboxCapacity);
        Held = new HeldRequests(options.TimeProvider, stopping);
        _month = new MonthlyCount(options.MonthlyQuota);
        _judge = new Judge(options, _month);
    }

    public DingTalkGroupOptions Options { get; }

    public CancellationToken Stopping { get; }

    public GroupInbox Inbox { get; }

    public FaultQueue Faults { get; } = new();

    public HeldRequests Held { get; }

    public IReadOnlyList<GroupRobot> Robots
    {
        get { lock (_gate) return [.. _robots.Values]; }
    }

    DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    public void Add(GroupRobot robot)
    {
        lock (_gate)
        {
            if (!_robots.TryAdd(robot.Token, robot))
                throw new ArgumentException("The group has a robot with this token already.", nameof(robot));
        }
    }

    /// <summary>Judges a request and remembers it.</summary>
    public GroupMessage Receive(IncomingRequest request, RobotFault? fault = null)
    {
        var content = BodyReader.Read(request.ContentType, request.Body);
        lock (_gate)
        {
            var now = Now;
            var robot = _robots.GetValueOrDefault(request.Token);
            if (fault is { Kind: FaultKind.Throttle }) robot?.Window.Close(now);
            var verdict = _judge.Decide(request, robot, content, now);
            if (fault is not null) verdict = verdict with { Reason = verdict.Reason ?? fault.ToString() };
            return Remember(request, content, verdict, now);
        }
    }

    /// <summary>Remembers a request that a fault keeps from being judged.</summary>
    public GroupMessage Swallow(IncomingRequest request, RobotFault fault)
    {
        var content = BodyReader.Read(request.ContentType, request.Body);
        var verdict = fault.Kind == FaultKind.Refuse
            ? Verdict.Refused(fault.Code, fault.Text, fault.ToString())
            : Verdict.Refused(-1, "", fault.ToString());
        lock (_gate) return Remember(request, content, verdict, Now);
    }

    /// <summary>How many messages a robot has taken in the last minute, and until when it is closed.</summary>
    public (int Taken, DateTimeOffset? ClosedUntil) WindowOf(GroupRobot robot)
    {
        lock (_gate) return (robot.Window.Taken(Now), robot.Window.ClosedUntil(Now));
    }

    public int TakenThisMonth()
    {
        lock (_gate) return _month.Taken(Now);
    }

    public void Reset()
    {
        lock (_gate)
        {
            Faults.Clear();
            _month.Clear();
            foreach (var robot in _robots.Values)
            {
                robot.Window.Clear();
                robot.Uuids.Clear();
            }

            Inbox.Clear();
        }
    }

    GroupMessage Remember(IncomingRequest request, MessageContent? content, Verdict verdict, DateTimeOffset now)
    {
        return Inbox.Add(new GroupMessage
        {
            ReceivedAt = now,
            Channel = MessageChannel.Webhook,
            Conversation = Options.Conversation,
            Robot = request.Token,
            Outcome = verdict.Outcome,
            ErrCode = verdict.ErrCode,
            ErrMsg = verdict.ErrMsg,
            Reason = verdict.Reason,
            Content = content ?? MessageContent.None,
            BodyBytes = request.BodyBytes,
            Body = request.BodyText,
            Method = request.Method,
            Path = request.Path,
            Headers = request.Headers,
        });
    }
}
