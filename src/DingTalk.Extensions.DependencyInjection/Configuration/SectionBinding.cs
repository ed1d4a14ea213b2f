using Microsoft.Extensions.Configuration;

namespace DingTalk.Extensions.DependencyInjection.Configuration;

/// <summary>
/// Takes the options from a section, written out by hand: the binder that uses reflection is no choice under AOT, and the one that
/// generates code would bring a newer version of itself to every .NET 8 and .NET Framework application.
/// </summary>
static class SectionBinding
{
    public static void Bind(IConfiguration configuration, DingTalkRobotOptions options)
    {
        options.Section = (configuration as IConfigurationSection)?.Path ?? "";
        options.SettingNames = configuration.GetChildren().Select(static child => child.Key).ToArray();
        var section = new SectionReader(configuration, options.Faults);

        options.Webhook = section.Text(nameof(options.Webhook)) ?? options.Webhook;
        options.WebhookFile = section.Text(nameof(options.WebhookFile)) ?? options.WebhookFile;
        options.Secret = section.Text(nameof(options.Secret)) ?? options.Secret;
        options.SecretFile = section.Text(nameof(options.SecretFile)) ?? options.SecretFile;
        foreach (var item in section.Items(nameof(options.Webhooks))) options.Webhooks.Add(Webhook(item, options.Faults));

        options.AppKey = section.Text(nameof(options.AppKey)) ?? options.AppKey;
        options.AppSecret = section.Text(nameof(options.AppSecret)) ?? options.AppSecret;
        options.AppSecretFile = section.Text(nameof(options.AppSecretFile)) ?? options.AppSecretFile;
        options.RobotCode = section.Text(nameof(options.RobotCode)) ?? options.RobotCode;
        options.AgentId = section.LongNumber(nameof(options.AgentId)) ?? options.AgentId;
        options.Conversation = section.Text(nameof(options.Conversation)) ?? options.Conversation;
        foreach (var item in section.Items(nameof(options.UserIds))) options.UserIds.Add(item.Value ?? "");

        options.AllowHttp = section.Flag(nameof(options.AllowHttp)) ?? options.AllowHttp;
        options.SendTimeout = section.Duration(nameof(options.SendTimeout)) ?? options.SendTimeout;
        options.UploadTimeout = section.Duration(nameof(options.UploadTimeout)) ?? options.UploadTimeout;
        options.MaxWait = section.Duration(nameof(options.MaxWait)) ?? options.MaxWait;
        options.MessagesPerMinute = section.Number(nameof(options.MessagesPerMinute)) ?? options.MessagesPerMinute;
        options.CallsPerSecond = section.Number(nameof(options.CallsPerSecond)) ?? options.CallsPerSecond;
        options.ApiAddress = section.Text(nameof(options.ApiAddress)) ?? options.ApiAddress;
        options.LegacyApiAddress = section.Text(nameof(options.LegacyApiAddress)) ?? options.LegacyApiAddress;
    }

    static DingTalkWebhookOptions Webhook(IConfigurationSection item, List<string> faults)
    {
        if (!string.IsNullOrEmpty(item.Value)) return new DingTalkWebhookOptions { Webhook = item.Value };

        var section = new SectionReader(item, faults);
        return new DingTalkWebhookOptions
        {
            Webhook = section.Text(nameof(DingTalkWebhookOptions.Webhook)),
            WebhookFile = section.Text(nameof(DingTalkWebhookOptions.WebhookFile)),
            Secret = section.Text(nameof(DingTalkWebhookOptions.Secret)),
            SecretFile = section.Text(nameof(DingTalkWebhookOptions.SecretFile)),
        };
    }
}
