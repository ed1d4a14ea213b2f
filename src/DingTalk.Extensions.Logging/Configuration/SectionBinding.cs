using DingTalk.Alerting;
using Microsoft.Extensions.Logging.Configuration;
using Microsoft.Extensions.Options;

namespace DingTalk.Extensions.Logging.Configuration;

/// <summary>
/// Takes the options from <c>Logging:DingTalk</c>, written out by hand: the binder that uses reflection is no choice under AOT,
/// and the one that generates code works with today's compiler only from version 10 on, which every .NET 8 and .NET Framework
/// application would have to take along. What stays is also what can say which setting is wrong, in words.
/// </summary>
sealed class SectionBinding(ILoggerProviderConfiguration<DingTalkLoggerProvider> provider) : IConfigureOptions<DingTalkOptions>
{
    public void Configure(DingTalkOptions options)
    {
        var section = new SectionReader(provider.Configuration);

        options.Webhook = section.TextOrEmpty(nameof(options.Webhook)) ?? options.Webhook;
        options.Secret = section.TextOrEmpty(nameof(options.Secret)) ?? options.Secret;
        options.WebhookFile = section.Text(nameof(options.WebhookFile)) ?? options.WebhookFile;
        options.SecretFile = section.Text(nameof(options.SecretFile)) ?? options.SecretFile;
        options.AllowHttp = section.Flag(nameof(options.AllowHttp)) ?? options.AllowHttp;
        options.Keyword = section.Text(nameof(options.Keyword)) ?? options.Keyword;
        options.Application = section.Text(nameof(options.Application)) ?? options.Application;
        options.Environment = section.Text(nameof(options.Environment)) ?? options.Environment;
        options.Instance = section.Text(nameof(options.Instance)) ?? options.Instance;
        options.ApplicationVersion = section.TextOrEmpty(nameof(options.ApplicationVersion)) ?? options.ApplicationVersion;
        options.Language = section.Text(nameof(options.Language)) ?? options.Language;
        options.TimeZone = section.Text(nameof(options.TimeZone)) ?? options.TimeZone;
        options.TraceUrl = section.Text(nameof(options.TraceUrl)) ?? options.TraceUrl;
        options.DetailsUrl = section.Text(nameof(options.DetailsUrl)) ?? options.DetailsUrl;
        options.Runbooks = section.Sections(nameof(options.Runbooks))?.Select(RunbookOf).ToArray() ?? options.Runbooks;
        options.ActionCard = section.Flag(nameof(options.ActionCard)) ?? options.ActionCard;
        options.ContextLines = section.Number(nameof(options.ContextLines)) ?? options.ContextLines;
        Configure(options.Mention, section.Section(nameof(options.Mention)));
        options.KeyProperty = section.Text(nameof(options.KeyProperty)) ?? options.KeyProperty;
        options.GroupWait = section.Duration(nameof(options.GroupWait)) ?? options.GroupWait;
        options.Spacing = section.Durations(nameof(options.Spacing)) ?? options.Spacing;
        options.RepeatInterval = section.Duration(nameof(options.RepeatInterval)) ?? options.RepeatInterval;
        options.MaxRepeatInterval = section.Duration(nameof(options.MaxRepeatInterval)) ?? options.MaxRepeatInterval;
        options.EpisodeMemory = section.Duration(nameof(options.EpisodeMemory)) ?? options.EpisodeMemory;
        options.StormKinds = section.Number(nameof(options.StormKinds)) ?? options.StormKinds;
        options.QuietNotice = section.Flag(nameof(options.QuietNotice)) ?? options.QuietNotice;
        options.QuietAfter = section.Duration(nameof(options.QuietAfter)) ?? options.QuietAfter;
        options.MaxKinds = section.Number(nameof(options.MaxKinds)) ?? options.MaxKinds;
        options.MessagesPerMinute = section.Number(nameof(options.MessagesPerMinute)) ?? options.MessagesPerMinute;
        options.MonthlyQuota = section.Number(nameof(options.MonthlyQuota)) ?? options.MonthlyQuota;
        options.SendTimeout = section.Duration(nameof(options.SendTimeout)) ?? options.SendTimeout;
        options.ShutdownTimeout = section.Duration(nameof(options.ShutdownTimeout)) ?? options.ShutdownTimeout;
        options.StatePath = section.Text(nameof(options.StatePath)) ?? options.StatePath;
        options.Mask = section.Data(nameof(options.Mask)) ?? options.Mask;
        options.MaskProperties = section.Texts(nameof(options.MaskProperties)) ?? options.MaskProperties;
    }

    static RunbookOptions RunbookOf(SectionReader section) => new()
    {
        Category = section.Text(nameof(RunbookOptions.Category)),
        Template = section.Text(nameof(RunbookOptions.Template)),
        Url = section.Text(nameof(RunbookOptions.Url)),
    };

    static void Configure(MentionOptions mention, SectionReader section)
    {
        mention.Mobiles = section.Texts(nameof(mention.Mobiles)) ?? mention.Mobiles;
        mention.UserIds = section.Texts(nameof(mention.UserIds)) ?? mention.UserIds;
        mention.Everyone = section.Flag(nameof(mention.Everyone)) ?? mention.Everyone;
        mention.MinimumLevel = section.Level(nameof(mention.MinimumLevel)) ?? mention.MinimumLevel;
    }
}
