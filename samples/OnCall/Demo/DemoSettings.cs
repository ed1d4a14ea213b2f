namespace OnCall.Demo;

/// <summary>What the demonstration changes in the configuration: shorter intervals, and a webhook where there is none.</summary>
sealed class DemoSettings(string section, ConfigurationManager configuration)
{
    readonly TimeSpan _groupWait = TimeSpan.FromSeconds(1);
    readonly TimeSpan[] _spacing = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6)];
    readonly TimeSpan _repeatInterval = TimeSpan.FromSeconds(8);

    /// <summary>Whether the user has a robot: named in the configuration, or in the environment.</summary>
    public bool HasWebhook => Is(configuration[$"{section}:Webhook"])
        || Is(configuration[$"{section}:WebhookFile"])
        || Is(Environment.GetEnvironmentVariable("DINGTALK_WEBHOOK"));

    /// <summary>The intervals in words.</summary>
    public string Intervals =>
        $"a new kind waits {Seconds(_groupWait)} for company (default 2 s), messages are {string.Join(", ", _spacing.Select(Seconds))} apart"
        + $" (default 2 s to 5 min), reminders begin after {Seconds(_repeatInterval)} (default 1 min)";

    public void Apply(string? webhook, string? secret, string? language)
    {
        var settings = new Dictionary<string, string?>
        {
            [$"{section}:GroupWait"] = _groupWait.ToString(),
            [$"{section}:RepeatInterval"] = _repeatInterval.ToString(),
        };
        for (var i = 0; i < _spacing.Length; i++) settings[$"{section}:Spacing:{i}"] = _spacing[i].ToString();
        if (webhook is not null) settings[$"{section}:Webhook"] = webhook;
        if (secret is not null) settings[$"{section}:Secret"] = secret;
        if (language is not null) settings[$"{section}:Language"] = language;
        configuration.AddInMemoryCollection(settings);
    }

    static bool Is(string? value) => !string.IsNullOrWhiteSpace(value);

    static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds} s");
}
