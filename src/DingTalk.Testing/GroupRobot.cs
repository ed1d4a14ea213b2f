using DingTalk.Testing.Checks;

namespace DingTalk.Testing;

/// <summary>One custom robot of the group, with its security settings and limits. They may be changed while it runs.</summary>
public sealed class GroupRobot
{
    volatile string _name;
    volatile string? _secret;
    volatile IReadOnlyList<string> _keywords = [];
    volatile IpRange[] _ipRanges = [];
    volatile int _throttleCode;

    internal GroupRobot(GroupRobotOptions options, string token, string origin, string name, DingTalkGroupOptions group)
    {
        Token = token;
        Webhook = $"{origin}/robot/send?access_token={Uri.EscapeDataString(token)}";
        _name = string.IsNullOrEmpty(options.Name) ? name : options.Name;
        Window = new SendWindow(options.PerMinute ?? group.PerMinute, options.Penalty ?? group.Penalty);
        Month = new MonthlyCount(options.MonthlyQuota);
        PerMinute = Window.PerMinute;
        Penalty = Window.Penalty;
        MonthlyQuota = options.MonthlyQuota;
        Secret = options.Secret;
        Keywords = options.Keywords;
        IpRanges = options.IpRanges;
        Dialect = options.Dialect ?? group.Dialect;
        ThrottleCode = options.ThrottleCode ?? group.ThrottleCode;
    }

    /// <summary>Its access token.</summary>
    public string Token { get; }

    /// <summary>Its address, with the access token.</summary>
    public string Webhook { get; }

    /// <summary>The name beside its messages.</summary>
    public string Name
    {
        get => _name;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            _name = value;
        }
    }

    /// <summary>The signing secret. Null or empty: requests need no signature, and a signature is not looked at.</summary>
    public string? Secret
    {
        get => _secret;
        set => _secret = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>The words of which a message must hold at least one, case-sensitive; at most 10. Empty: any message passes.</summary>
    public IReadOnlyList<string> Keywords
    {
        get => _keywords;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count > 10) throw new ArgumentException("A robot has at most 10 keywords.", nameof(value));
            if (value.Any(string.IsNullOrEmpty)) throw new ArgumentException("A keyword must not be empty.", nameof(value));
            _keywords = [.. value];
        }
    }

    /// <summary>The addresses that may send, IPv4 addresses and ranges such as <c>10.0.0.0/8</c>. Empty: all may.</summary>
    public IReadOnlyList<string> IpRanges
    {
        get => [.. _ipRanges.Select(range => range.ToString())];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _ipRanges = [.. value.Select(IpRange.Parse)];
        }
    }

    /// <summary>The most messages in any 60 seconds, at least 1.</summary>
    public int PerMinute
    {
        get => Window.PerMinute;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Window.PerMinute = value;
        }
    }

    /// <summary>How long it refuses everything after its limit was passed. A penalty that runs is not changed.</summary>
    public TimeSpan Penalty
    {
        get => Window.Penalty;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, SendWindow.MaxPenalty);
            Window.Penalty = value;
        }
    }

    /// <summary>The most messages of this robot in one calendar month of China time. Null: the organisation's quota alone counts.</summary>
    public int? MonthlyQuota
    {
        get => Month.Quota;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            Month.Quota = value;
        }
    }

    /// <summary>The style of its refusals.</summary>
    public ErrorDialect Dialect { get; set; }

    /// <summary>The code for too many messages: 130101 or 410100.</summary>
    public int ThrottleCode
    {
        get => _throttleCode;
        set => _throttleCode = value is 130101 or 410100
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The throttle code must be 130101 or 410100.");
    }

    /// <summary>Its name. Neither the token nor the secret is in it.</summary>
    public override string ToString() => Name;

    internal IReadOnlyList<IpRange> Ranges => _ipRanges;

    internal SendWindow Window { get; }

    internal MonthlyCount Month { get; }

    internal KnownUuids Uuids { get; } = new();

    /// <summary>How many requests were delivered and refused; under the group's lock.</summary>
    internal RequestTotals Totals { get; } = new();
}
