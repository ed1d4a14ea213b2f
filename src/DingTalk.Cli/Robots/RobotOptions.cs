using System.CommandLine;

namespace DingTalk.Cli.Robots;

/// <summary>The options that say which robot speaks, and to whom.</summary>
sealed class RobotOptions
{
    public const string Environment =
        """
        Which robot:
          A custom robot by its webhook: --webhook or --webhook-file, else the variable DINGTALK_WEBHOOK; its signing secret from
          --secret-file or DINGTALK_SECRET. An app's robot by --app-key or DINGTALK_APP_KEY; its secret from --app-secret-file or
          DINGTALK_APP_SECRET; --robot-code or DINGTALK_ROBOT_CODE where it is not the key; to a group (--conversation or
          DINGTALK_CONVERSATION) or to people (--user, --mobile). Where the environment names both, the webhook is taken unless an
          option of an app is given. A secret in an argument (--secret) can be read by everybody on the machine.
        """;

    public const string AppEnvironment =
        """
        Which app:
          --app-key or the variable DINGTALK_APP_KEY; its secret from --app-secret-file or DINGTALK_APP_SECRET; --robot-code or
          DINGTALK_ROBOT_CODE where it is not the key. People by --user and --mobile.
        """;

    public Option<string?> Webhook { get; } = Text("--webhook", "URL", "The custom robot's webhook address.");

    public Option<string?> WebhookFile { get; } = Text("--webhook-file", "FILE", "A file that holds the webhook address.");

    public Option<string?> Secret { get; } = Text("--secret", "SECRET", "The custom robot's signing secret; better from a file or the environment.");

    public Option<string?> SecretFile { get; } = Text("--secret-file", "FILE", "A file that holds the signing secret.");

    public Option<string?> AppKey { get; } = Text("--app-key", "KEY", "The key (Client ID) of the app whose robot speaks.");

    public Option<string?> AppSecretFile { get; } = Text("--app-secret-file", "FILE", "A file that holds the app's secret (Client Secret).");

    public Option<string?> RobotCode { get; } = Text("--robot-code", "CODE", "The code of the app's robot. The default is the app's key.");

    public Option<string?> Conversation { get; } = Text("--conversation", "ID", "The group (openConversationId) that the app's robot speaks to.");

    public Option<string[]> User { get; } = Texts("--user", "ID", "A user id that the app's robot speaks to; repeat it for more.");

    public Option<string[]> Mobile { get; } = Texts("--mobile", "NUMBER", "The mobile number of a user that the app's robot speaks to; repeat it for more.");

    public Option<string?> BaseAddress { get; } = Text("--base-address", "URL", "Where to find DingTalk, as for an emulator: http://127.0.0.1:8787.");

    public Option<bool> AllowHttp { get; } = new("--allow-http") { Description = "Allow a plain http address of another machine." };

    public Option<TimeSpan?> Timeout { get; } = new("--timeout")
    {
        CustomParser = static result => Seconds.Parse(result),
        HelpName = "SECONDS",
        Description = "How long one call may take. The default is 10 seconds, 120 for an upload.",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "What came of it as one JSON object on the standard output." };

    public bool NamesApp(ParseResult parsed) =>
        parsed.GetValue(AppKey) is not null || parsed.GetValue(AppSecretFile) is not null || parsed.GetValue(RobotCode) is not null
        || parsed.GetValue(Conversation) is not null || Values(parsed, User).Length > 0 || Values(parsed, Mobile).Length > 0;

    public bool NamesWebhook(ParseResult parsed) =>
        parsed.GetValue(Webhook) is not null || parsed.GetValue(WebhookFile) is not null || parsed.GetValue(Secret) is not null
        || parsed.GetValue(SecretFile) is not null;

    public void AddTo(Command command)
    {
        Option[] all =
        [
            Webhook, WebhookFile, Secret, SecretFile, AppKey, AppSecretFile, RobotCode, Conversation, User, Mobile, BaseAddress,
            AllowHttp, Timeout, Json,
        ];
        foreach (var option in all) command.Options.Add(option);
    }

    /// <summary>Adds what an app's own commands take.</summary>
    public void AddAppTo(Command command, bool toGroups)
    {
        Option[] target = toGroups ? [Conversation] : [User, Mobile];
        foreach (var option in target.Concat([AppKey, AppSecretFile, RobotCode, BaseAddress, AllowHttp, Timeout, Json]))
            command.Options.Add(option);
    }

    public static string[] Values(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) ?? [];

    static Option<string?> Text(string name, string value, string description)
        => new(name) { HelpName = value, Description = description };

    static Option<string[]> Texts(string name, string value, string description)
        => new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore };
}
