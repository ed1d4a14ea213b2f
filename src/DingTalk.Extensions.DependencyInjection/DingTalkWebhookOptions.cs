namespace DingTalk.Extensions.DependencyInjection;

/// <summary>One of several custom robots of the same group.</summary>
public sealed class DingTalkWebhookOptions
{
    /// <summary>The robot's webhook address. The default is null: taken from <see cref="WebhookFile"/>.</summary>
    public string? Webhook { get; set; }

    /// <summary>A file that holds the webhook address, as containers mount secrets. The default is null.</summary>
    public string? WebhookFile { get; set; }

    /// <summary>
    /// The robot's signing secret (<c>SEC…</c>). The default is null: taken from <see cref="SecretFile"/>, else requests are not
    /// signed.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>A file that holds the signing secret, as containers mount secrets. The default is null.</summary>
    public string? SecretFile { get; set; }
}
