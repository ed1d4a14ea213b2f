using System.Security.Cryptography;
using DingTalk.Testing.Advice;
using DingTalk.Testing.Apps.State;
using DingTalk.Testing.Checks;
using DingTalk.Testing.Faults;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Inbox;

/// <summary>The group itself, without any HTTP: its robots, its limits, its messages and what is to go wrong.</summary>
sealed class GroupState
{
    const int MaxRobots = 1000;

    readonly object _gate = new();
    readonly List<GroupRobot> _robots = [];
    readonly MonthlyCount _month;
    readonly Judge _judge;
    int _named;

    public GroupState(DingTalkGroupOptions options, CancellationToken stopping)
    {
        Options = options;
        Stopping = stopping;
        Clock = new GroupClock(options.TimeProvider);
        Inbox = new GroupInbox(options.InboxCapacity);
        Held = new HeldRequests(Clock, Faults, stopping);
        Sessions = new SessionList(Clock);
        _month = new MonthlyCount(options.MonthlyQuota);
        _judge = new Judge(options, _month);
        App = new AppState(options, Inbox);
    }

    public DingTalkGroupOptions Options { get; }

    public CancellationToken Stopping { get; }

    /// <summary>Where the group listens, such as <c>http://127.0.0.1:8787</c>; empty until it does.</summary>
    public string Origin { get; set; } = "";

    public GroupClock Clock { get; }

    public GroupInbox Inbox { get; }

    public FaultQueue Faults { get; } = new();

    public HeldRequests Held { get; }

    public SessionList Sessions { get; }

    public AppState App { get; }

    public IReadOnlyList<GroupRobot> Robots
    {
        get { lock (_gate) return [.. _robots]; }
    }

    DateTimeOffset Now => Clock.GetUtcNow();

    /// <exception cref="ArgumentException">The group has a robot with this token, or a setting is not one.</exception>
    public GroupRobot AddRobot(GroupRobotOptions options)
    {
        var token = options.Token;
        if (string.IsNullOrEmpty(token)) token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)).ToLowerInvariant();
        lock (_gate)
        {
            if (_robots.Exists(robot => robot.Token == token))
                throw new ArgumentException("The group has a robot with this token already.", nameof(options));
            if (_robots.Count >= MaxRobots) throw new ArgumentException($"The group has {MaxRobots} robots already.", nameof(options));
            var robot = new GroupRobot(options, token, Origin, $"Robot {_named + 1}", Options);
            _named++;
            _robots.Add(robot);
            return robot;
        }
    }

    public GroupRobot? FindRobot(string token)
    {
        lock (_gate) return _robots.Find(robot => robot.Token == token);
    }

    public bool RemoveRobot(string token)
    {
        lock (_gate) return _robots.RemoveAll(robot => robot.Token == token) > 0;
    }

    /// <summary>Judges a request and remembers it.</summary>
    public GroupMessage Receive(IncomingRequest request, RobotFault? fault = null)
    {
        var content = BodyReader.Read(request.ContentType, request.Body);
        lock (_gate)
        {
            var (now, clientNow) = (Now, Clock.ClientNow);
            var robot = _robots.Find(robot => robot.Token == request.Token);
            if (fault is { Kind: FaultKind.Throttle }) robot?.Window.Close(now);
            var others = _robots.Where(other => other != robot && other.Secret is not null).Select(other => other.Secret!);
            var verdict = request.Channel == MessageChannel.Session
                ? _judge.DecideSession(request, Sessions.Find(request.Session), content, now)
                : _judge.Decide(request, robot, content, now, clientNow, others);
            if (fault is not null) verdict = verdict with { Reason = verdict.Reason ?? fault.Reason };
            return Remember(request, robot, content, verdict, now);
        }
    }

    /// <summary>Remembers a request that a fault keeps from being judged.</summary>
    public GroupMessage Swallow(IncomingRequest request, RobotFault fault)
    {
        var content = BodyReader.Read(request.ContentType, request.Body);
        var verdict = fault.Kind == FaultKind.Refuse
            ? Verdict.Refused(fault.Code, fault.Text, fault.Reason)
            : Verdict.Refused(-1, "", fault.Reason);
        lock (_gate)
        {
            var robot = request.Channel == MessageChannel.Webhook ? _robots.Find(robot => robot.Token == request.Token) : null;
            return Remember(request, robot, content, verdict, Now);
        }
    }

    /// <summary>Remembers a request that came to no address that there is.</summary>
    public void Lose(IncomingRequest request, string reason)
    {
        var content = BodyReader.Read(request.ContentType, request.Body);
        lock (_gate) Remember(request, null, content, Verdict.Refused(404, Wording.UnknownAddress, reason), Now);
    }

    /// <summary>What a robot's limits say now.</summary>
    public RobotGauge GaugeOf(GroupRobot robot)
    {
        lock (_gate)
        {
            var now = Now;
            return new RobotGauge(
                robot.Window.Taken(now),
                robot.Month.Taken(now),
                robot.Window.ClosedUntil(now),
                robot.Totals.Delivered,
                robot.Totals.Refused);
        }
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
            foreach (var robot in _robots)
            {
                robot.Window.Clear();
                robot.Month.Clear();
                robot.Uuids.Clear();
                robot.Totals.Clear();
            }

            Inbox.Reset();
        }

        App.Reset();
    }

    GroupMessage Remember(
        IncomingRequest request, GroupRobot? robot, MessageContent? content, Verdict verdict, DateTimeOffset now)
    {
        robot?.Totals.Count(verdict.Outcome);
        content ??= MessageContent.None;
        return Inbox.Add(new GroupMessage
        {
            ReceivedAt = now,
            ClientTime = Clock.ClientNow,
            Channel = request.Channel,
            Conversation = Options.Conversation,
            Robot = request.Token,
            Outcome = verdict.Outcome,
            ErrCode = verdict.ErrCode,
            ErrMsg = verdict.ErrMsg,
            Reason = verdict.Reason,
            Hints = [.. content.Hints, .. RequestHints.Find(request, robot, Clock.ClientNow)],
            Content = content,
            BodyBytes = request.BodyBytes,
            Body = request.BodyText,
            Method = request.Method,
            Path = request.Path,
            Headers = request.Headers,
        });
    }
}
