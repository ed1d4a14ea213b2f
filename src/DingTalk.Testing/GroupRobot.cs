using DingTalk.Testing.Checks;

namespace DingTalk.Testing;

/// <summary>One custom robot of the group, with its security settings. They may be changed while it runs.</summary>
public sealed class GroupRobot
{
    volatile string? _secret;
    volatile IReadOnlyList<string> _keywords = [];
    volatile IpRange[] _ipRanges = [];

    internal GroupRobot(string token, string webhook, DingTalkGroupOptions options)
    {
        Token = token;
        Webhook = webhook;
        Window = new SendWindow(options.PerMinute, options.Penalty);
    }

    /// <summary>Its access token.</summary>
    public string Token { get; }

    /// <summary>Its address, with the access token.</summary>
    public string Webhook { get; }

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

    internal IReadOnlyList<IpRange> Ranges => _ipRanges;

    internal SendWindow Window { get; }

    internal KnownUuids Uuids { get; } = new();
}
