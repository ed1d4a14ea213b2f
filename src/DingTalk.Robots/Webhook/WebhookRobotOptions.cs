using System.Text;

namespace DingTalk.Robots;

/// <summary>How a <see cref="WebhookRobot"/> reaches its group. Printing it shows neither the access token nor the secret.</summary>
public sealed record WebhookRobotOptions
{
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>
    /// The robot's webhook address, with its <c>access_token</c>, as DingTalk shows it. A <c>timestamp</c> and <c>sign</c> in it
    /// are left out: every call is signed anew. The <c>sessionWebhook</c> of an app robot's callback (<c>…/robot/sendBySession</c>)
    /// is an address too: it answers in that conversation only, for about 90 minutes, and its session is the secret.
    /// </summary>
    public required string Webhook { get; init; }

    /// <summary>
    /// The signing secret (<c>SEC…</c>), for a robot in signature mode. The default is null, which like an empty text means that
    /// requests are not signed. A session's address never is.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>How long one call may take before it is given up. The default is 10 seconds; at most a day.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The most messages in any minute. The default is 20, DingTalk's limit for one robot; divide it where several processes
    /// share the robot. The smallest value among the robots of a process with the same access token holds for all of them.
    /// </summary>
    public int MessagesPerMinute { get; init; } = 20;

    /// <summary>
    /// How long <see cref="WebhookRobot.SendAsync"/> waits for a permit; when none can be free in that time it answers at once
    /// that there is none. The default is 75 seconds, a little more than one window; zero means not to wait; at most a day.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>
    /// Whether a plain http address is accepted for a host other than this machine, as for an internal gateway. The default is
    /// false: the token would travel in the clear.
    /// </summary>
    public bool AllowHttp { get; init; }

    /// <summary>
    /// Makes the innermost handler of the robot's own HTTP client, which owns it. The default is null: a handler with a
    /// connection lifetime of two minutes (the platform's on .NET Framework), without cookies, redirects or tracing.
    /// </summary>
    public Func<HttpMessageHandler>? HandlerFactory { get; init; }

    /// <summary>The clock. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (SendTimeout <= TimeSpan.Zero || SendTimeout > LongestWait)
            throw new ArgumentException("SendTimeout must be more than zero and at most a day; the default is 10 seconds.");
        if (MaxWait < TimeSpan.Zero || MaxWait > LongestWait)
            throw new ArgumentException("MaxWait must be zero or more and at most a day; the default is 75 seconds.");
        if (MessagesPerMinute < 1)
            throw new ArgumentException("MessagesPerMinute must be at least 1; DingTalk's limit is 20.");
    }

    // A record prints all its properties; two of these are secrets.
    bool PrintMembers(StringBuilder builder)
    {
        var host = Uri.TryCreate(Webhook, UriKind.Absolute, out var uri) ? uri.Host : "?";
        var secret = string.IsNullOrEmpty(Secret) ? "none" : "***";
        builder.Append(FormattableString.Invariant(
            $"Webhook = {host}/***, Secret = {secret}, SendTimeout = {SendTimeout}, MessagesPerMinute = {MessagesPerMinute}"));
        builder.Append(FormattableString.Invariant($", MaxWait = {MaxWait}, AllowHttp = {AllowHttp}"));
        return true;
    }
}
