using System.CommandLine;
using DingTalk.Robots;

namespace DingTalk.Cli.Robots;

/// <summary>The robot that the command line and the environment name: a custom one, or an app's with its target.</summary>
sealed record RobotChoice
{
    public WebhookRobotOptions? Webhook { get; private init; }

    public AppRobotOptions? App { get; private init; }

    public string? Conversation { get; private init; }

    public IReadOnlyList<string> Users { get; private init; } = [];

    public IReadOnlyList<string> Mobiles { get; private init; } = [];

    /// <summary>Whether an app's robot has somebody to speak to.</summary>
    public bool HasTarget => Conversation is not null || Users.Count + Mobiles.Count > 0;

    /// <exception cref="UsageException">No robot is named, or two.</exception>
    public static RobotChoice Read(ParseResult parsed, RobotOptions options, CliConsole console)
    {
        var (namesWebhook, namesApp) = (options.NamesWebhook(parsed), options.NamesApp(parsed));
        if (namesWebhook && namesApp)
            throw new UsageException("A webhook and an app are named: a message goes through one of them. Leave the options of the other out.");

        var webhook = namesApp ? null
            : Setting.Read(parsed, options.Webhook, options.WebhookFile, console.VariableOrNull("DINGTALK_WEBHOOK"));
        if (webhook is not null) return new RobotChoice { Webhook = ReadWebhook(parsed, options, console, webhook) };
        if (namesWebhook)
            throw new UsageException("There is a secret and no webhook. Name it with --webhook or --webhook-file, or set DINGTALK_WEBHOOK.");

        if (Setting.Read(parsed, options.AppKey, null, console.VariableOrNull("DINGTALK_APP_KEY")) is { } key)
            return ReadApp(parsed, options, console, key);

        throw new UsageException(namesApp
            ? "The app is missing. Name it with --app-key, or set DINGTALK_APP_KEY."
            : "No robot is named. Set DINGTALK_WEBHOOK (and DINGTALK_SECRET), or name the robot with --webhook or --webhook-file; an "
                + "app's robot with --app-key, its secret in DINGTALK_APP_SECRET or --app-secret-file.");
    }

    /// <summary>The app, for what no webhook does, whatever webhook the environment names.</summary>
    /// <exception cref="UsageException">No app is named, or its secret is not.</exception>
    public static RobotChoice ReadApp(ParseResult parsed, RobotOptions options, CliConsole console)
        => Setting.Read(parsed, options.AppKey, null, console.VariableOrNull("DINGTALK_APP_KEY")) is { } key
            ? ReadApp(parsed, options, console, key)
            : throw new UsageException("The app is missing, and a webhook cannot do this. Name the app with --app-key, or set DINGTALK_APP_KEY.");

    static WebhookRobotOptions ReadWebhook(ParseResult parsed, RobotOptions options, CliConsole console, string webhook)
    {
        var standard = new WebhookRobotOptions { Webhook = Rebase(webhook, parsed.GetValue(options.BaseAddress)) };
        return standard with
        {
            Secret = Setting.Read(parsed, options.Secret, options.SecretFile, console.VariableOrNull("DINGTALK_SECRET")),
            AllowHttp = parsed.GetValue(options.AllowHttp),
            SendTimeout = parsed.GetValue(options.Timeout) ?? standard.SendTimeout,
            TimeProvider = console.TimeProvider,
        };
    }

    static RobotChoice ReadApp(ParseResult parsed, RobotOptions options, CliConsole console, string key)
    {
        var secret = Setting.Read(parsed, null, options.AppSecretFile, console.VariableOrNull("DINGTALK_APP_SECRET"))
            ?? throw new UsageException(
                "The app's secret is missing. Set DINGTALK_APP_SECRET, or name a file that holds it with --app-secret-file.");
        var standard = new AppRobotOptions { AppKey = key, AppSecret = secret };
        var (users, mobiles) = (RobotOptions.Values(parsed, options.User), RobotOptions.Values(parsed, options.Mobile));
        var toPeople = users.Length + mobiles.Length > 0;
        if (toPeople && parsed.GetValue(options.Conversation) is not null)
            throw new UsageException("A group and people are named: a message goes to one of them. Send it twice.");

        var address = parsed.GetValue(options.BaseAddress);
        return new RobotChoice
        {
            App = standard with
            {
                RobotCode = Setting.Read(parsed, options.RobotCode, null, console.VariableOrNull("DINGTALK_ROBOT_CODE")),
                ApiAddress = address ?? standard.ApiAddress,
                LegacyApiAddress = address ?? standard.LegacyApiAddress,
                AllowHttp = parsed.GetValue(options.AllowHttp),
                SendTimeout = parsed.GetValue(options.Timeout) ?? standard.SendTimeout,
                UploadTimeout = parsed.GetValue(options.Timeout) ?? standard.UploadTimeout,
                TimeProvider = console.TimeProvider,
            },
            Conversation = toPeople ? null
                : Setting.Read(parsed, options.Conversation, null, console.VariableOrNull("DINGTALK_CONVERSATION")),
            Users = users,
            Mobiles = mobiles,
        };
    }

    /// <summary>The address with another scheme, host and port: the same robot, elsewhere.</summary>
    static string Rebase(string webhook, string? baseAddress)
    {
        if (baseAddress is null || !Uri.TryCreate(webhook, UriKind.Absolute, out var address)) return webhook;
        if (!Uri.TryCreate(baseAddress, UriKind.Absolute, out var other) || other.Scheme is not ("http" or "https"))
            throw new UsageException("The value of --base-address must be an address, such as http://127.0.0.1:8787.");
        return other.GetLeftPart(UriPartial.Path).TrimEnd('/') + address.PathAndQuery;
    }
}
