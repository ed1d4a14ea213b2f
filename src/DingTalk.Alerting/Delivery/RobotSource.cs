using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Finds the robot that the options name: the address and the secret may stand there, in files, or in the environment.</summary>
static class RobotSource
{
    public const string WebhookVariable = "DINGTALK_WEBHOOK";
    public const string SecretVariable = "DINGTALK_SECRET";

    /// <summary>The robot's options, or null where the integration is disabled.</summary>
    /// <exception cref="ArgumentException">A file cannot be read, or the address is wrong.</exception>
    public static WebhookRobotOptions? Find(DingTalkOptions options)
    {
        // An empty string switches off, whatever else says otherwise.
        if (options.Webhook is { } own && string.IsNullOrWhiteSpace(own)) return null;
        var fromOptions = options.Webhook ?? FromFile(options.WebhookFile, nameof(options.WebhookFile));
        var webhook = fromOptions ?? FromEnvironment(WebhookVariable);
        if (webhook is null) return null;

        var secret = options.Secret ?? FromFile(options.SecretFile, nameof(options.SecretFile));
        // The environment's secret belongs to the environment's address: signing for a robot that wants no signature would do
        // no harm, but a stranger's secret would hide that one's own is missing.
        if (secret is null && fromOptions is null) secret = FromEnvironment(SecretVariable);
        return new WebhookRobotOptions
        {
            Webhook = webhook.Trim(),
            Secret = string.IsNullOrWhiteSpace(secret) ? null : secret!.Trim(),
            AllowHttp = options.AllowHttp,
            SendTimeout = options.SendTimeout,
            MessagesPerMinute = options.MessagesPerMinute,
            HandlerFactory = options.HandlerFactory,
            TimeProvider = options.TimeProvider,
        };
    }

    /// <summary>What must never be read by the group: the access token and the signing secret.</summary>
    public static IEnumerable<string> SecretsOf(WebhookRobotOptions source)
    {
        if (source.Secret is { } secret) yield return secret;
        var at = source.Webhook.IndexOf("access_token=", StringComparison.Ordinal);
        if (at < 0) yield break;
        var token = source.Webhook.Substring(at + "access_token=".Length);
        var end = token.IndexOfAny(['&', '#']);
        yield return Uri.UnescapeDataString(end < 0 ? token : token.Substring(0, end));
    }

    static string? FromEnvironment(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    static string? FromFile(string? path, string option)
    {
        if (string.IsNullOrWhiteSpace(path)) return null;
        try
        {
            var text = File.ReadAllText(path).Trim();
            if (text.Length > 0) return text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ArgumentException(
                $"The DingTalk option {option} names a file that cannot be read ({e.GetType().Name}): {path}. Mount the file, or leave the option out.",
                option, e);
        }

        throw new ArgumentException($"The DingTalk option {option} names an empty file: {path}.", option);
    }
}
