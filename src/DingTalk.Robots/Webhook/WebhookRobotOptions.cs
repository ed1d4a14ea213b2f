namespace DingTalk.Robots;

/// <summary>How a <see cref="WebhookRobot"/> reaches its group.</summary>
public sealed record WebhookRobotOptions
{
    /// <summary>The robot's webhook address, with its <c>access_token</c>, as DingTalk shows it.</summary>
    public required string Webhook { get; init; }

    /// <summary>The signing secret (<c>SEC…</c>), for a robot in signature mode. The default is null: requests are not signed.</summary>
    public string? Secret { get; init; }

    /// <summary>How long one call may take before it is given up. The default is 10 seconds.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The most messages in any minute. The default is 20, DingTalk's limit for one robot; divide it where several processes
    /// share the robot.
    /// </summary>
    public int MessagesPerMinute { get; init; } = 20;

    /// <summary>
    /// Whether a plain http address is accepted for a host other than this machine, as for an internal gateway. The default is
    /// false: the token would travel in the clear.
    /// </summary>
    public bool AllowHttp { get; init; }

    /// <summary>
    /// Makes the innermost handler of the robot's own HTTP client. The default is null: a handler with a connection lifetime of
    /// two minutes, without cookies, redirects or tracing.
    /// </summary>
    public Func<HttpMessageHandler>? HandlerFactory { get; init; }

    /// <summary>The clock. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
