using DingTalk.Alerting;
using DingTalk.Extensions.Logging;
using DingTalk.Extensions.Logging.Configuration;
using DingTalk.Extensions.Logging.Context;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Logging;

/// <summary>Adds <c>DingTalk</c> to an application's logging.</summary>
public static class DingTalkLoggingBuilderExtensions
{
    /// <summary>
    /// Tells a DingTalk group what is going wrong. The settings are those of <see cref="DingTalkOptions"/>, under the section
    /// <c>Logging:DingTalk</c>; they may change while the application runs. The level there is <see cref="LogLevel.Error"/>, for
    /// every category, unless <c>Logging:DingTalk:LogLevel</c> says otherwise; <c>Logging:LogLevel</c> does not change it. Without
    /// a webhook nothing is told, which is said once on standard error. <see cref="DingTalkAlerts"/> can be taken from dependency
    /// injection.
    /// </summary>
    /// <param name="builder">The logging to add to.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <remarks>
    /// A setting that is wrong (a webhook that is no address) throws when the host makes its loggers, that is when it starts. One
    /// that becomes wrong later is refused and reported once, and the last good settings stay in force.
    /// </remarks>
    public static ILoggingBuilder AddDingTalk(this ILoggingBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.AddConfiguration();
        var services = builder.Services;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LoggerFilterOptions>, DefaultLevel>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LoggerFilterOptions>, ContextLevel>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<DingTalkOptions>, SectionBinding>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<
            IOptionsChangeTokenSource<DingTalkOptions>,
            LoggerProviderOptionsChangeTokenSource<DingTalkOptions, DingTalkLoggerProvider>>());
        services.TryAddSingleton(static provider => OptionsSource.AlertsOf(
            provider.GetRequiredService<IOptionsFactory<DingTalkOptions>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, DingTalkLoggerProvider>(
            static provider => new DingTalkLoggerProvider(new OptionsSource(
                provider.GetRequiredService<IOptionsFactory<DingTalkOptions>>(),
                provider.GetServices<IOptionsChangeTokenSource<DingTalkOptions>>(),
                provider.GetRequiredService<DingTalkAlerts>()), provider.GetRequiredService<ContextMemory>())));
        services.TryAddSingleton<ContextMemory>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, ContextLoggerProvider>());
        return builder;
    }

    /// <summary>
    /// As <see cref="AddDingTalk(ILoggingBuilder)"/>, with settings made in code, which win over those of the section.
    /// </summary>
    /// <param name="builder">The logging to add to.</param>
    /// <param name="configure">Makes the settings; called again whenever the configuration changes.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static ILoggingBuilder AddDingTalk(this ILoggingBuilder builder, Action<DingTalkOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);

        builder.AddDingTalk();
        builder.Services.Configure(configure);
        return builder;
    }
}
