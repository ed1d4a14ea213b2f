using System.Net;

namespace DingTalk.Testing;

/// <summary>How a <see cref="DingTalkGroup"/> and its first robot behave. The defaults are DingTalk's own numbers.</summary>
public sealed record DingTalkGroupOptions
{
    /// <summary>The first robot's access token. The default is null: a random one.</summary>
    public string? Token { get; init; }

    /// <summary>The first robot's signing secret. The default is null: requests need no signature.</summary>
    public string? Secret { get; init; }

    /// <summary>The <c>openConversationId</c> of the group that the custom robots are in. The default is <c>cidOnCall==</c>.</summary>
    public string Conversation { get; init; } = "cidOnCall==";

    /// <summary>The words of which a message must hold at least one, at most 10. The default is none: any message passes.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The addresses that may send: IPv4 addresses and ranges such as <c>10.0.0.0/8</c>. The default is none: all may.</summary>
    public IReadOnlyList<string> IpRanges { get; init; } = [];

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

    /// <summary>The most requests that are remembered; the oldest are forgotten first. The default is 10,000.</summary>
    public int InboxCapacity { get; init; } = 10_000;

    /// <summary>The most bytes of a body that are read; what is longer is cut off and refused. The default is 65,536.</summary>
    public int MaxBody { get; init; } = 65_536;

    /// <summary>
    /// Whether the page loads the pictures that messages name by address, from wherever they are. The default is false: it shows
    /// the address, and whoever looks may allow them for himself.
    /// </summary>
    public bool AllowImages { get; init; }

    /// <summary>The address to listen on. The default is this machine alone, 127.0.0.1.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on. The default is 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The clock for the rate window, the penalty, the quota's month, the age of a signature, and delays. The default is the
    /// system's. Waiting for a message is always in real time.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the group listens. Neither the token nor the secret is in it.</summary>
    public override string ToString() => $"{nameof(DingTalkGroupOptions)} {{ {new IPEndPoint(Listen, Port)} }}";

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PerMinute, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Penalty, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(MonthlyQuota ?? 0, nameof(MonthlyQuota));
        ArgumentOutOfRangeException.ThrowIfLessThan(InboxCapacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBody, 20_000);
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65_535);
        ArgumentNullException.ThrowIfNull(Listen);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (ThrottleCode is not (130101 or 410100))
            throw new ArgumentOutOfRangeException(nameof(ThrottleCode), ThrottleCode, "ThrottleCode must be 130101 or 410100.");
    }
}
