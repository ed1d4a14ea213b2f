using System.Net;
using DingTalk.Testing.Apps;
using DingTalk.Testing.Checks;
using DingTalk.Testing.Settings;

namespace DingTalk.Testing;

/// <summary>How a <see cref="DingTalkGroup"/> and its first robot behave. The defaults are DingTalk's own numbers.</summary>
public sealed record DingTalkGroupOptions
{
    /// <summary>The first robot's access token. The default is null: a random one.</summary>
    public string? Token { get; init; }

    /// <summary>The first robot's signing secret. The default is null: requests need no signature.</summary>
    public string? Secret { get; init; }

    /// <summary>
    /// The robots at the start; the first is <see cref="DingTalkGroup.Robot"/>. The default is none: one robot, of
    /// <see cref="Token"/>, <see cref="Secret"/>, <see cref="Keywords"/> and <see cref="IpRanges"/>, which must not be set
    /// otherwise.
    /// </summary>
    public IReadOnlyList<GroupRobotOptions> Robots { get; init; } = [];

    /// <summary>The <c>openConversationId</c> of the group that the custom robots are in. The default is <c>cidOnCall==</c>.</summary>
    public string Conversation { get; init; } = "cidOnCall==";

    /// <summary>The app that the group knows. The default is one with a random AppKey and AppSecret.</summary>
    public GroupAppOptions App { get; init; } = new();

    /// <summary>The words of which a message must hold at least one, at most 10. The default is none: any message passes.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The addresses that may send: IPv4 addresses and ranges such as <c>10.0.0.0/8</c>. The default is none: all may.</summary>
    public IReadOnlyList<string> IpRanges { get; init; } = [];

    /// <summary>
    /// Whether robots can send <c>{"msgtype":"image","image":{"picURL":"https://…"}}</c>. DingTalk's documentation says that they
    /// cannot, users have reported that they can. The default is false: refused.
    /// </summary>
    /// <remarks><see href="https://open.dingtalk.com/document/development/robot-message-type"/></remarks>
    public bool TakesImageMessages { get; init; }

    /// <summary>
    /// Whether the page loads pictures from the addresses that messages name. The default is false: it shows the address instead,
    /// until somebody allows it there.
    /// </summary>
    public bool AllowImages { get; init; }

    /// <summary>The most messages that one robot takes in any 60 seconds. The default is 20.</summary>
    public int PerMinute { get; init; } = 20;

    /// <summary>How long a robot refuses everything after its limit was passed. The default is 10 minutes.</summary>
    public TimeSpan Penalty { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The most messages of all robots in one calendar month of China time. The default is 3,000, the free edition's quota; null
    /// is no quota.
    /// </summary>
    public int? MonthlyQuota { get; init; } = 3000;

    /// <summary>The style of the refusals' texts. The default is <see cref="ErrorDialect.English"/>.</summary>
    public ErrorDialect Dialect { get; init; }

    /// <summary>
    /// The code for too many messages: 130101, which is what has been seen, or 410100, which is what the documentation says. The
    /// default is 130101.
    /// </summary>
    public int ThrottleCode { get; init; } = 130101;

    /// <summary>
    /// The most requests that are remembered; the oldest are forgotten first, and earlier where all together take more than about
    /// 128 MB. The default is 10,000.
    /// </summary>
    public int InboxCapacity { get; init; } = 10_000;

    /// <summary>
    /// The most bytes of a body that are read, 20,000 to 10,000,000; what is longer is cut off and refused. The default is 65,536.
    /// </summary>
    public int MaxBody { get; init; } = 65_536;

    /// <summary>The address to listen on. The default is this machine alone, 127.0.0.1.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on. The default is 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The clock for the rate window, the penalty, the quota's month, sessions, the age of a signature, and delays. The default is
    /// the system's. <see cref="DingTalkGroup.AdvanceClock"/> puts the group ahead of it, except for the age of a signature. Waiting
    /// for a message is always in real time.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Reads options from JSON: <c>port</c>, <c>listen</c>, <c>conversation</c>, <c>perMinute</c>, <c>penaltySeconds</c>,
    /// <c>monthlyQuota</c>, <c>dialect</c>, <c>throttleCode</c>, <c>inbox</c>, <c>maxBody</c>, <c>imageMessages</c>,
    /// <c>allowImages</c>, <c>appKey</c>, <c>appSecret</c>, <c>robotCode</c>, <c>agentId</c>, <c>conversations</c>, <c>users</c> (their
    /// ids), and <c>robots</c>, a list whose elements are those of <c>POST /api/robots</c>. Comments and trailing commas
    /// are allowed.
    /// </summary>
    /// <param name="json">The JSON object.</param>
    /// <param name="defaults">What is not in it. The default is null: the defaults of this type.</param>
    /// <exception cref="FormatException">It is not JSON, or a key or value is wrong; the text names the key.</exception>
    public static DingTalkGroupOptions FromJson(string json, DingTalkGroupOptions? defaults = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return OptionsReader.Read(json, defaults ?? new DingTalkGroupOptions());
    }

    /// <summary>Where the group listens. Neither the token nor the secret is in it.</summary>
    public override string ToString() => $"{nameof(DingTalkGroupOptions)} {{ {new IPEndPoint(Listen, Port)} }}";

    internal IReadOnlyList<GroupRobotOptions> AllRobots => Robots.Count > 0
        ? Robots
        : [new GroupRobotOptions { Token = Token, Secret = Secret, Keywords = Keywords, IpRanges = IpRanges }];

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PerMinute, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Penalty, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Penalty, SendWindow.MaxPenalty);
        ArgumentOutOfRangeException.ThrowIfNegative(MonthlyQuota ?? 0, nameof(MonthlyQuota));
        ArgumentOutOfRangeException.ThrowIfLessThan(InboxCapacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBody, 20_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxBody, 10_000_000);
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65_535);
        ArgumentNullException.ThrowIfNull(Listen);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Robots);
        ArgumentNullException.ThrowIfNull(App);
        App.Validate();
        if (ThrottleCode is not (130101 or 410100))
            throw new ArgumentOutOfRangeException(nameof(ThrottleCode), ThrottleCode, "ThrottleCode must be 130101 or 410100.");
        if (Robots.Count > 0 && (Token is not null || Secret is not null || Keywords.Count > 0 || IpRanges.Count > 0))
        {
            throw new ArgumentException(
                "Where Robots is set, the first robot is described there: Token, Secret, Keywords and IpRanges must not be set.",
                nameof(Robots));
        }

        foreach (var robot in AllRobots) _ = new GroupRobot(robot, "", "", "checked", this);
    }
}
