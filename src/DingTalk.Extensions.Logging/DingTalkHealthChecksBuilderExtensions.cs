using DingTalk.Alerting;
using DingTalk.Extensions.Logging.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a check of the alerts' own health to an application.</summary>
public static class DingTalkHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks whether alerts reach their DingTalk group, by what came of the last message; nothing is sent for the check. Degraded
    /// while DingTalk throttles or cannot be reached, or while the fate of a message is in doubt; failed when DingTalk refuses the
    /// robot's configuration. The description says what to do.
    /// </summary>
    /// <param name="builder">The checks to add to.</param>
    /// <param name="name">The name of the check. The default is <c>dingtalk</c>.</param>
    /// <param name="failureStatus">What a failure counts as. The default is null: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags for filtering checks. The default is null: none.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static IHealthChecksBuilder AddDingTalk(
        this IHealthChecksBuilder builder, string name = "dingtalk", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name, static provider => new DingTalkHealthCheck(provider.GetService<DingTalkAlerts>()), failureStatus, tags));
    }
}
