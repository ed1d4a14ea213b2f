using System.Threading.RateLimiting;
using DingTalk.Robots;

namespace DingTalk.Extensions.DependencyInjection;

/// <summary>
/// How a robot of dependency injection reaches DingTalk: a custom robot by its <see cref="Webhook"/>, several of one group by
/// their <see cref="Webhooks"/>, or an app's robot by its <see cref="AppKey"/>. Every property up to
/// <see cref="LegacyApiAddress"/> can stand in a configuration section, under the same name.
/// </summary>
public sealed class DingTalkRobotOptions
{
    /// <summary>A custom robot's webhook address. The default is null: taken from <see cref="WebhookFile"/>.</summary>
    public string? Webhook { get; set; }

    /// <summary>A file that holds the webhook address, as containers mount secrets. The default is null.</summary>
    public string? WebhookFile { get; set; }

    /// <summary>
    /// The custom robot's signing secret (<c>SEC…</c>). The default is null: taken from <see cref="SecretFile"/>, else requests are
    /// not signed.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>A file that holds the signing secret, as containers mount secrets. The default is null.</summary>
    public string? SecretFile { get; set; }

    /// <summary>
    /// Several custom robots of the same group, which share its messages as a <see cref="RobotGroup"/>, besides the one of
    /// <see cref="Webhook"/>. In a section a list of addresses, or of sections with an address and a secret each. The default is
    /// none.
    /// </summary>
    public IList<DingTalkWebhookOptions> Webhooks { get; } = new List<DingTalkWebhookOptions>();

    /// <summary>The key (today Client ID) of an in-house app whose robot speaks. The default is null.</summary>
    public string? AppKey { get; set; }

    /// <summary>The app's secret (today Client Secret). The default is null: taken from <see cref="AppSecretFile"/>.</summary>
    public string? AppSecret { get; set; }

    /// <summary>A file that holds the app's secret, as containers mount secrets. The default is null.</summary>
    public string? AppSecretFile { get; set; }

    /// <summary>The code of the app's robot. The default is null: the <see cref="AppKey"/>.</summary>
    public string? RobotCode { get; set; }

    /// <summary>The app's AgentId, which work notifications need. The default is null.</summary>
    public long? AgentId { get; set; }

    /// <summary>
    /// The group (<c>openConversationId</c>) that the app's robot, taken as an <see cref="IRobot"/>, speaks to. The default is null:
    /// it speaks to <see cref="UserIds"/>; without those either there is an <see cref="AppRobot"/> only.
    /// </summary>
    public string? Conversation { get; set; }

    /// <summary>The users that the app's robot, taken as an <see cref="IRobot"/>, speaks to. The default is none.</summary>
    public IList<string> UserIds { get; } = new List<string>();

    /// <summary>
    /// Whether a plain http address of another machine is accepted, as for an internal gateway. The default is false. An address of
    /// this machine always is.
    /// </summary>
    public bool AllowHttp { get; set; }

    /// <summary>How long one call to DingTalk may take. The default is null: 10 seconds.</summary>
    public TimeSpan? SendTimeout { get; set; }

    /// <summary>How long one upload of an app may take. The default is null: 2 minutes.</summary>
    public TimeSpan? UploadTimeout { get; set; }

    /// <summary>How long a message waits for a permit. The default is null: 75 seconds through a webhook, 10 through an app.</summary>
    public TimeSpan? MaxWait { get; set; }

    /// <summary>
    /// The most messages of a custom robot in any minute. The default is null: 20, DingTalk's limit; divide it among the processes
    /// that share the robot.
    /// </summary>
    public int? MessagesPerMinute { get; set; }

    /// <summary>
    /// The most calls of one API of an app in any second. The default is null: 20, DingTalk's limit in the standard edition; divide
    /// it among the processes that share the app.
    /// </summary>
    public int? CallsPerSecond { get; set; }

    /// <summary>The address of DingTalk's newer API, which apps use. The default is null: DingTalk's own.</summary>
    public string? ApiAddress { get; set; }

    /// <summary>The address of DingTalk's older API, which apps use too. The default is null: DingTalk's own.</summary>
    public string? LegacyApiAddress { get; set; }

    /// <summary>
    /// In code only: a limiter that a message has to pass besides the robot's own, as one that several processes share; in place of
    /// the app's own for an app. It is not disposed. The default is null.
    /// </summary>
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>
    /// In code only: puts something around the robot, as a resilience pipeline or a recorder; called once, with the robot that would
    /// be handed out. What it makes is disposed with the container, if it can be. The default is null.
    /// </summary>
    public Func<IRobot, IRobot>? Wrap { get; set; }

    /// <summary>In code only: the innermost HTTP handler, for a proxy or a test. The default is null.</summary>
    public Func<HttpMessageHandler>? HandlerFactory { get; set; }

    /// <summary>In code only: the clock. The default is null: the container's <see cref="System.TimeProvider"/>, else the system's.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Where the settings stand, for sentences about them; null where they are made in code alone.</summary>
    internal string? Section { get; set; }

    /// <summary>The names of what the section holds, to show what was perhaps meant.</summary>
    internal IReadOnlyList<string> SettingNames { get; set; } = [];

    /// <summary>What could not be read from the section.</summary>
    internal List<string> Faults { get; } = [];
}
