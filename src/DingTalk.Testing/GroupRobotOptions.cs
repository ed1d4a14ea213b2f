namespace DingTalk.Testing;

/// <summary>One custom robot: how it is called, what it asks of a message, and its limits.</summary>
public sealed record GroupRobotOptions
{
    /// <summary>The name beside its messages. The default is null: "Robot 1", "Robot 2" and so on.</summary>
    public string? Name { get; init; }

    /// <summary>Its access token. The default is null: a random one.</summary>
    public string? Token { get; init; }

    /// <summary>Its signing secret. The default is null: requests need no signature.</summary>
    public string? Secret { get; init; }

    /// <summary>The words of which a message must hold at least one, at most 10. The default is none: any message passes.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The addresses that may send: IPv4 addresses and ranges such as <c>10.0.0.0/8</c>. The default is none: all may.</summary>
    public IReadOnlyList<string> IpRanges { get; init; } = [];

    /// <summary>The most messages in any 60 seconds. The default is null: the group's <see cref="DingTalkGroupOptions.PerMinute"/>.</summary>
    public int? PerMinute { get; init; }

    /// <summary>
    /// How long it refuses everything after its limit was passed. The default is null: the group's
    /// <see cref="DingTalkGroupOptions.Penalty"/>.
    /// </summary>
    public TimeSpan? Penalty { get; init; }

    /// <summary>
    /// The most messages of this robot in one calendar month of China time, beside the quota that all robots of the organisation
    /// share (<see cref="DingTalkGroupOptions.MonthlyQuota"/>): an administrator can set such a cap. The default is null: none.
    /// </summary>
    public int? MonthlyQuota { get; init; }

    /// <summary>The style of its refusals. The default is null: the group's <see cref="DingTalkGroupOptions.Dialect"/>.</summary>
    public ErrorDialect? Dialect { get; init; }

    /// <summary>
    /// The code for too many messages, 130101 or 410100. The default is null: the group's
    /// <see cref="DingTalkGroupOptions.ThrottleCode"/>.
    /// </summary>
    public int? ThrottleCode { get; init; }

    /// <summary>Its name alone. Neither the token nor the secret is in it.</summary>
    public override string ToString() => $"{nameof(GroupRobotOptions)} {{ {Name} }}";
}
