namespace DingTalk.Alerting;

/// <summary>
/// How errors are told to a DingTalk group. The same options, under the same names, for both front doors; every property up to
/// <see cref="MaskProperties"/> can stand in a configuration file.
/// </summary>
public sealed class DingTalkOptions
{
    /// <summary>
    /// The robot's webhook address. The default is null: taken from <see cref="WebhookFile"/>, else from the environment variable
    /// <c>DINGTALK_WEBHOOK</c>, else the integration is disabled, which it says once. An empty string disables it whatever the
    /// environment says.
    /// </summary>
    public string? Webhook { get; set; }

    /// <summary>
    /// The robot's signing secret (<c>SEC…</c>). The default is null: taken from <see cref="SecretFile"/>, else from
    /// <c>DINGTALK_SECRET</c> where the webhook comes from the environment too, else requests are not signed.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>A file that holds the webhook address, as containers mount secrets. The default is null.</summary>
    public string? WebhookFile { get; set; }

    /// <summary>A file that holds the signing secret, as containers mount secrets. The default is null.</summary>
    public string? SecretFile { get; set; }

    /// <summary>
    /// Whether a plain http address of another machine is accepted, as for an internal gateway. The default is false. An address
    /// of this machine always is.
    /// </summary>
    public bool AllowHttp { get; set; }

    /// <summary>
    /// The robot's keyword, where it is in keyword mode; put into title and text of every message. The default is null.
    /// </summary>
    public string? Keyword { get; set; }

    /// <summary>Name of the application, as the group sees it. The default is null: the entry assembly's name.</summary>
    public string? Application { get; set; }

    /// <summary>Name of the environment (<c>Production</c>). The default is null: <c>DOTNET_ENVIRONMENT</c> or <c>ASPNETCORE_ENVIRONMENT</c>, else left out.</summary>
    public string? Environment { get; set; }

    /// <summary>Name of this instance. The default is null: the machine's name.</summary>
    public string? Instance { get; set; }

    /// <summary>
    /// Version of the application, shown behind its name and where something appears soon after a start. The default is null:
    /// <c>service.version</c> in <c>OTEL_RESOURCE_ATTRIBUTES</c>, else the entry assembly's informational version up to a <c>+</c>;
    /// 1.0.0 there, which the SDK writes where nobody says otherwise, counts as none. An empty string leaves it out.
    /// </summary>
    public string? ApplicationVersion { get; set; }

    /// <summary>The language of the messages: <c>zh</c> or <c>en</c>. The default is <c>zh</c>.</summary>
    public string Language { get; set; } = "zh";

    /// <summary>The time zone in which times are told, as an IANA or Windows id. The default is null: this machine's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>
    /// A link to the trace of an event, with <c>{TraceId}</c> in it, as in <c>https://traces.example.com/{TraceId}</c>. The default is
    /// null: no link.
    /// </summary>
    public string? TraceUrl { get; set; }

    /// <summary>
    /// A link to the logs behind a kind, with any of <c>{TraceId}</c>, <c>{Category}</c>, <c>{Template}</c>, <c>{Exception}</c> (the
    /// outermost type), <c>{Level}</c>, <c>{EventId}</c>, <c>{Kind}</c> (a fingerprint of these, 16 hexadecimal digits),
    /// <c>{Application}</c>, <c>{Environment}</c>, <c>{Instance}</c>, <c>{Version}</c>, and the time of the events told:
    /// <c>{From}</c>, <c>{To}</c> (UTC, ISO 8601), <c>{FromUnix}</c>, <c>{ToUnix}</c> (seconds), <c>{FromUnixMs}</c>,
    /// <c>{ToUnixMs}</c>. Values are escaped for a URL and cut to 200 characters; none may stand in the host. The default is null:
    /// no link.
    /// </summary>
    public string? DetailsUrl { get; set; }

    /// <summary>Links to what to do about a kind, by category or template; the first that matches is shown. The default is none.</summary>
    public RunbookOptions[] Runbooks { get; set; } = [];

    /// <summary>
    /// Whether the links of the first kind are told as buttons of an action card. The default is false: as links in the text. A
    /// message without links is never a card, nor is one that mentions somebody: DingTalk documents mentions for text and markdown
    /// only (https://open.dingtalk.com/document/orgapp/custom-bot-send-message-type).
    /// </summary>
    public bool ActionCard { get; set; }

    /// <summary>
    /// How many lines of lower levels, logged in the same trace or scope before the first error of a kind, are told with it; at
    /// most 16. They count as no events. Which levels there are is the application's: with Serilog, what its logger lets through;
    /// under Microsoft.Extensions.Logging, what <c>Logging:DingTalkContext:LogLevel</c> says, Information where it says nothing. Lines
    /// are kept in memory for it, 4,096 at most. The default is 0: none, at no cost.
    /// </summary>
    public int ContextLines { get; set; }

    /// <summary>Whom the messages mention. The default mentions nobody.</summary>
    public MentionOptions Mention { get; set; } = new();

    /// <summary>A property of the events whose value decides their kind, in place of template and exception. The default is null.</summary>
    public string? KeyProperty { get; set; }

    /// <summary>How long a new kind waits for company before it is told. The default is 2 seconds.</summary>
    public TimeSpan GroupWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The shortest time between two messages, step by step: each message moves one step up, each ten minutes without one a step
    /// down. The default is null: 2 s, 5 s, 15 s, 60 s, 5 min.
    /// </summary>
    public TimeSpan[]? Spacing { get; set; }

    /// <summary>
    /// How long after the last message more of what was told before is told. It doubles with each reminder, up to
    /// <see cref="MaxRepeatInterval"/>. The default is 1 minute.
    /// </summary>
    public TimeSpan RepeatInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest time between two reminders while something goes on. The default is 2 hours.</summary>
    public TimeSpan MaxRepeatInterval { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How long a kind must be quiet before it counts as new when it comes back. The default is 4 hours.</summary>
    public TimeSpan EpisodeMemory { get; set; } = TimeSpan.FromHours(4);

    /// <summary>
    /// More new kinds than this within a minute are a storm, told as one ranked list with samples of the first few. The default is
    /// 10.
    /// </summary>
    public int StormKinds { get; set; } = 10;

    /// <summary>
    /// Whether a message of its own says that a kind that was told has been quiet for <see cref="QuietAfter"/>. The default is
    /// false: the next reminder says it.
    /// </summary>
    public bool QuietNotice { get; set; }

    /// <summary>How long a kind must not have happened to be called quiet. The default is 5 minutes.</summary>
    public TimeSpan QuietAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many kinds are told apart; what comes over it is counted under "other" of its level. The default is 1,000.</summary>
    public int MaxKinds { get; set; } = 1_000;

    /// <summary>
    /// The most messages in any minute. The default is 20, DingTalk's limit for one robot; divide it among the processes that
    /// share the robot.
    /// </summary>
    public int MessagesPerMinute { get; set; } = 20;

    /// <summary>
    /// How many messages a calendar month this process may send. The default is null: no bound, but ahead of a pace of 100 a day
    /// (a start may be ten messages ahead) the last step of <see cref="Spacing"/> is at least 30 minutes. DingTalk's free edition allows a whole organisation 3,000.
    /// </summary>
    public int? MonthlyQuota { get; set; }

    /// <summary>How long one call to DingTalk may take. The default is 10 seconds.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long closing may take to tell what is still untold. The default is 5 seconds.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A file that keeps the counts, so that what is untold at a crash is told by the next run. Its folder must be on a disk of this
    /// machine and nobody else's to write in; it is made where it is missing. A relative path begins at the current directory. Where
    /// it cannot be used the alerts work without it, and say so once. Read at the start only. The default is null: no file.
    /// </summary>
    public string? StatePath { get; set; }

    /// <summary>
    /// What is masked in log text before it is told, as in <c>Secrets, Mobiles, Emails</c>. The default is
    /// <see cref="SensitiveData.Secrets"/>: passwords, tokens and keys.
    /// </summary>
    public SensitiveData Mask { get; set; } = SensitiveData.Secrets;

    /// <summary>
    /// Names of properties whose values are never told, whatever <see cref="Mask"/> says, however the names are written
    /// (<c>CustomerName</c>, <c>customer_name</c>), and wherever a value was rendered. The default is null: only the names of secrets.
    /// </summary>
    public string[]? MaskProperties { get; set; }

    /// <summary>In code only: takes out of log text what only the application knows to be private. The default is null.</summary>
    public IAlertRedactor? Redactor { get; set; }

    /// <summary>
    /// In code only: decides which events are the same, in place of template and exception; null from it leaves an event to these.
    /// Called on the logging thread for every event, so it must be quick. The default is null.
    /// </summary>
    public Func<AlertKey, string?>? KeySelector { get; set; }

    /// <summary>In code only: composes the messages. The default is null: <see cref="MarkdownDigestFormatter"/>.</summary>
    public IDigestFormatter? Formatter { get; set; }

    /// <summary>In code only: the handle through which the application sees what became of its events. The default is null.</summary>
    public DingTalkAlerts? Alerts { get; set; }

    /// <summary>
    /// In code only: hears, in one sentence each, what the library itself has to say: that it is disabled, that DingTalk refuses,
    /// what was lost. Never holds the token or the secret. The default is null: Serilog's SelfLog, or standard error under
    /// Microsoft.Extensions.Logging.
    /// </summary>
    public Action<string>? Diagnostics { get; set; }

    /// <summary>
    /// In code only: the innermost HTTP handler, for a proxy or a test. The default is null.
    /// </summary>
    public Func<HttpMessageHandler>? HandlerFactory { get; set; }

    /// <summary>In code only: the clock. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
