using DingTalk.Robots;

namespace DingTalk.Extensions.DependencyInjection.Robots;

/// <summary>What the settings amount to: custom robots, or an app and its target.</summary>
sealed class RobotPlan
{
    RobotPlan(IReadOnlyList<WebhookRobotOptions> webhooks, AppRobotOptions? app)
    {
        Webhooks = webhooks;
        App = app;
    }

    public IReadOnlyList<WebhookRobotOptions> Webhooks { get; }

    public AppRobotOptions? App { get; }

    /// <exception cref="ArgumentException">The settings cannot be used; the message says what to do and shows no secret.</exception>
    public static RobotPlan Make(DingTalkRobotOptions options, TimeProvider clock)
    {
        clock = options.TimeProvider ?? clock;
        var webhooks = Webhook(options, clock);
        var app = PlanApp(options, clock);
        if (app is null && webhooks.Count == 0) throw Nothing(options);
        if (app is not null && webhooks.Count > 0)
            throw new ArgumentException("It names a webhook and an app. A robot is one of the two: add them under two names.");
        if (app is null && (!string.IsNullOrWhiteSpace(options.Conversation) || options.UserIds.Count > 0))
        {
            throw new ArgumentException(
                "Conversation and UserIds are for an app's robot, and a webhook speaks to its own group only. Leave them out, or set "
                + "AppKey and AppSecret.");
        }

        return new RobotPlan(webhooks, app);
    }

    /// <summary>Makes the robots for a moment, without a network, to hear what they refuse.</summary>
    public void Try()
    {
        foreach (var webhook in Webhooks) new WebhookRobot(webhook with { HandlerFactory = Handler }).Dispose();
        if (App is not null) new AppRobot(App with { HandlerFactory = Handler }).Dispose();

        static HttpMessageHandler Handler() => new HttpClientHandler();
    }

    static List<WebhookRobotOptions> Webhook(DingTalkRobotOptions options, TimeProvider clock)
    {
        var robots = new List<WebhookRobotOptions>();
        Add("", options.Webhook, options.WebhookFile, options.Secret, options.SecretFile, isNeeded: false);
        for (var i = 0; i < options.Webhooks.Count; i++)
        {
            var robot = options.Webhooks[i];
            Add($"Webhooks:{i}:", robot.Webhook, robot.WebhookFile, robot.Secret, robot.SecretFile, isNeeded: true);
        }

        if (robots.Select(static robot => robot.Webhook).Distinct(StringComparer.Ordinal).Count() < robots.Count)
            throw new ArgumentException("Two of its webhooks are the same. Each robot of a group has an address of its own.");
        return robots;

        void Add(string prefix, string? address, string? addressFile, string? secret, string? secretFile, bool isNeeded)
        {
            var webhook = SecretFile.Read(address, addressFile, prefix + "WebhookFile");
            var key = SecretFile.Read(secret, secretFile, prefix + "SecretFile");
            if (webhook is null)
            {
                if (!isNeeded && key is null) return;
                throw new ArgumentException(
                    $"{prefix}Webhook is missing. Copy the address from the robot's settings in DingTalk, or name a file with "
                    + $"{prefix}WebhookFile.");
            }

            var standard = new WebhookRobotOptions { Webhook = webhook };
            robots.Add(standard with
            {
                Secret = key,
                AllowHttp = options.AllowHttp,
                SendTimeout = options.SendTimeout ?? standard.SendTimeout,
                MaxWait = options.MaxWait ?? standard.MaxWait,
                MessagesPerMinute = options.MessagesPerMinute ?? standard.MessagesPerMinute,
                HandlerFactory = options.HandlerFactory,
                TimeProvider = clock,
            });
        }
    }

    static AppRobotOptions? PlanApp(DingTalkRobotOptions options, TimeProvider clock)
    {
        var secret = SecretFile.Read(options.AppSecret, options.AppSecretFile, "AppSecretFile");
        if (string.IsNullOrWhiteSpace(options.AppKey) && secret is null) return null;
        if (string.IsNullOrWhiteSpace(options.AppKey))
            throw new ArgumentException("It has an AppSecret and no AppKey. Both stand on the app's page in DingTalk's developer console.");
        if (secret is null)
        {
            throw new ArgumentException(
                "It has an AppKey and no AppSecret. Copy the secret from the app's page in DingTalk's developer console, or name a file "
                + "with AppSecretFile.");
        }

        if (!string.IsNullOrWhiteSpace(options.Conversation) && options.UserIds.Count > 0)
            throw new ArgumentException("It names a Conversation and UserIds. A robot speaks to one of the two: add it under two names.");
        if (options.UserIds.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("One of its UserIds is empty: leave it out.");

        var standard = new AppRobotOptions { AppKey = options.AppKey!.Trim(), AppSecret = secret };
        return standard with
        {
            RobotCode = string.IsNullOrWhiteSpace(options.RobotCode) ? null : options.RobotCode!.Trim(),
            AgentId = options.AgentId,
            ApiAddress = options.ApiAddress ?? standard.ApiAddress,
            LegacyApiAddress = options.LegacyApiAddress ?? standard.LegacyApiAddress,
            AllowHttp = options.AllowHttp,
            SendTimeout = options.SendTimeout ?? standard.SendTimeout,
            UploadTimeout = options.UploadTimeout ?? standard.UploadTimeout,
            MaxWait = options.MaxWait ?? standard.MaxWait,
            CallsPerSecond = options.CallsPerSecond ?? standard.CallsPerSecond,
            RateLimiter = options.RateLimiter,
            HandlerFactory = options.HandlerFactory,
            TimeProvider = clock,
        };
    }

    static ArgumentException Nothing(DingTalkRobotOptions options)
    {
        var holds = options.Section is null ? ""
            : options.SettingNames.Count == 0 ? "The section is missing or empty. "
            : $"What the section holds is {string.Join(", ", options.SettingNames)}. ";
        return new ArgumentException(
            $"It has neither a Webhook nor an AppKey. {holds}Set Webhook (and Secret) for a custom robot, or AppKey and AppSecret for an "
            + "app's; WebhookFile, SecretFile and AppSecretFile name files that hold them.");
    }
}
