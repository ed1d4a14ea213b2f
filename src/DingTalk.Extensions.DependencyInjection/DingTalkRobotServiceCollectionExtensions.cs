using DingTalk.Extensions.DependencyInjection;
using DingTalk.Extensions.DependencyInjection.Configuration;
using DingTalk.Extensions.DependencyInjection.Robots;
using DingTalk.Robots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds DingTalk robots to dependency injection.</summary>
/// <remarks>
/// <para>
/// A named robot is a keyed <see cref="IRobot"/> (<c>[FromKeyedServices("oncall")]</c>), and where it is an app's a keyed
/// <see cref="AppRobot"/> too; the unnamed one is a plain <see cref="IRobot"/>. By name, also without keyed services, all of them
/// come from <see cref="IDingTalkRobots"/>. They are singletons.
/// </para>
/// <para>
/// The settings are those of <see cref="DingTalkRobotOptions"/>. They are checked when the host starts, or else when the robot is
/// first taken: an <see cref="OptionsValidationException"/> names the section and says what to do. Nothing is called. Changes of
/// the configuration count from the next start on.
/// </para>
/// </remarks>
public static class DingTalkRobotServiceCollectionExtensions
{
    /// <summary>Adds the unnamed robot, with the settings of a section.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="section">The section, as <c>configuration.GetSection("DingTalk")</c>.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDingTalkRobot(this IServiceCollection services, IConfiguration section)
        => services.AddDingTalkRobot(Options.Options.DefaultName, section);

    /// <summary>Adds the unnamed robot, with settings made in code.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Makes the settings.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDingTalkRobot(this IServiceCollection services, Action<DingTalkRobotOptions> configure)
        => services.AddDingTalkRobot(Options.Options.DefaultName, configure);

    /// <summary>Adds a robot under a name, with the settings of a section.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The name. Where it was added before, the settings of both hold, the later ones winning.</param>
    /// <param name="section">The section, as <c>configuration.GetSection("DingTalk:OnCall")</c>.</param>
    /// <param name="configure">Makes settings in code, which win over those of the section. The default is null.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDingTalkRobot(
        this IServiceCollection services, string name, IConfiguration section, Action<DingTalkRobotOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, name, options =>
        {
            SectionBinding.Bind(section, options);
            configure?.Invoke(options);
        });
    }

    /// <summary>Adds a robot under a name, with settings made in code.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The name. Where it was added before, the settings of both hold, the later ones winning.</param>
    /// <param name="configure">
    /// Makes the settings. What they need from the container comes with
    /// <c>services.AddOptions&lt;DingTalkRobotOptions&gt;(name).Configure&lt;TService&gt;(…)</c> besides.
    /// </param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDingTalkRobot(
        this IServiceCollection services, string name, Action<DingTalkRobotOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, name, configure);
    }

    static IServiceCollection Add(IServiceCollection services, string name, Action<DingTalkRobotOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DingTalkRobotOptions>, RobotValidation>());
        services.AddOptions<DingTalkRobotOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddSingleton<IDingTalkRobots, DingTalkRobots>();
        if (services.Any(service => service.ImplementationInstanceOrNull() is RobotName known && known.Value == name)) return services;

        services.AddSingleton(new RobotName(name));
        if (name.Length > 0)
        {
            services.AddKeyedSingleton(name, static (provider, key) => Of(provider).Get((string)key!));
            services.AddKeyedSingleton(name, static (provider, key) => Of(provider).GetApp((string)key!));
        }
        else
        {
            services.AddSingleton(static provider => Of(provider).Get());
            services.AddSingleton(static provider => Of(provider).GetApp());
        }

        return services;
    }

    static IDingTalkRobots Of(IServiceProvider provider) => provider.GetRequiredService<IDingTalkRobots>();

    // What a keyed service is made of stands elsewhere, and asking for it here throws in some versions.
    static object? ImplementationInstanceOrNull(this ServiceDescriptor service)
        => service.IsKeyedService ? null : service.ImplementationInstance;
}
