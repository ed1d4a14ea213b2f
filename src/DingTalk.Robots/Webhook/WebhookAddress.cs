using System.Globalization;

namespace DingTalk.Robots;

/// <summary>
/// A robot's address, taken apart once. Every request's address is made from the original one: a signed address that is signed
/// again would grow, and one that is kept is refused after an hour.
/// </summary>
sealed class WebhookAddress
{
    // Where an app's callback tells to answer; the session in it is the secret, and is not signed.
    const string SessionPath = "/robot/sendBySession";
    const string Example = "https://oapi.dingtalk.com/robot/send?access_token=…";

    readonly string _unsigned;
    readonly string? _secret;

    WebhookAddress(Uri uri, string query, string accessToken, string? secret, bool isSigned = true)
    {
        _unsigned = uri.GetLeftPart(UriPartial.Path) + "?" + query;
        _secret = isSigned ? secret : null;
        Host = uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port.ToString(CultureInfo.InvariantCulture)}";
        AccessToken = accessToken;
        Redaction = new Redaction(accessToken, secret);
    }

    public string Host { get; }

    /// <summary>What lets a caller in: the access token, or the session.</summary>
    public string AccessToken { get; }

    public Redaction Redaction { get; }

    /// <exception cref="ArgumentException">The address cannot be used; the message says what to do and shows nothing of it.</exception>
    public static WebhookAddress Parse(string? webhook, string? secret, bool allowHttp)
    {
        webhook = webhook?.Trim();
        secret = string.IsNullOrWhiteSpace(secret) ? null : secret!.Trim();
        if (string.IsNullOrEmpty(webhook))
            throw Refused($"The webhook is empty. Copy the whole address from the robot's settings in DingTalk: {Example}");
        if (!Uri.TryCreate(webhook, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw Refused(
                "The webhook is not a web address; it may be the access token alone. Copy the whole address from the robot's "
                + $"settings in DingTalk: {Example}");
        }

        if (uri.Scheme == "http" && !uri.IsLoopback && !allowHttp)
        {
            throw Refused(
                "The webhook is a plain http address, over which the access token would travel in the clear. Use https, or set "
                + "AllowHttp for a gateway inside your own network.");
        }

        if (uri.UserInfo.Length > 0)
            throw Refused("The webhook holds a user name, which would not be sent. Leave out what stands before the @.");

        var query = uri.Query.TrimStart('?').Split('&').Where(p => p.Length > 0 && !IsSignature(Name(p))).ToList();
        if (uri.AbsolutePath.EndsWith(SessionPath, StringComparison.OrdinalIgnoreCase))
            return Session(uri, query, secret);

        var tokens = query.Where(p => Name(p) == "access_token").Select(Value).ToList();
        var token = tokens.Count > 0 ? tokens[0] : "";
        if (string.IsNullOrWhiteSpace(token))
        {
            throw Refused(
                $"The webhook has no access_token. Copy the whole address from the robot's settings in DingTalk: {Example}");
        }

        if (tokens.Count > 1)
            throw Refused("The webhook has more than one access_token. Copy the address from the robot's settings once more.");
        if (IsAddress(token))
        {
            throw Refused(
                "The webhook's access_token is itself an address: DingTalk shows the whole address, so use that as the webhook.");
        }

        if (token.Any(char.IsWhiteSpace))
            throw Refused("The webhook's access_token has a blank in it. Copy the address alone; the secret goes into an option of its own.");

        if (secret is not null && IsAddress(secret))
            throw Refused("The secret is an address. It is the text that begins with SEC in the robot's security settings.");

        return new WebhookAddress(uri, string.Join("&", query), token, secret);
    }

    static WebhookAddress Session(Uri uri, List<string> query, string? secret)
    {
        var sessions = query.Where(p => Name(p) == "session").Select(Value).ToList();
        if (sessions.Count != 1 || string.IsNullOrWhiteSpace(sessions[0]))
        {
            throw Refused(
                "The session's address holds no session. Use the sessionWebhook of the robot's callback as it is, within its 90 "
                + "minutes.");
        }

        return new WebhookAddress(uri, string.Join("&", query), sessions[0], secret, isSigned: false);
    }

    /// <summary>The address of a request that is sent now.</summary>
    public Uri Sign(DateTimeOffset now)
    {
        if (_secret is null) return new Uri(_unsigned);

        var timestamp = now.ToUnixTimeMilliseconds();
        var sign = Uri.EscapeDataString(WebhookSignature.Compute(timestamp, _secret));
        return new Uri($"{_unsigned}&timestamp={timestamp.ToString(CultureInfo.InvariantCulture)}&sign={sign}");
    }

    public override string ToString() => Host;

    static string Name(string parameter) => Uri.UnescapeDataString(parameter.Split('=')[0]);

    static string Value(string parameter)
        => parameter.IndexOf('=') is var i and >= 0 ? Uri.UnescapeDataString(parameter.Remove(0, i + 1)) : "";

    static bool IsSignature(string name) => name is "timestamp" or "sign";

    static bool IsAddress(string text)
        => text.Contains("://") || text.Contains("access_token");

    static ArgumentException Refused(string sentence) => new(sentence);
}
