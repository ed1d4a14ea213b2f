using DingTalk.Alerting;
using DingTalk.Robots;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DingTalk.Extensions.Logging.HealthChecks;

/// <summary>Says whether alerts reach their group, by what came of the last attempt; sends nothing itself.</summary>
sealed class DingTalkHealthCheck(DingTalkAlerts? alerts) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(Check(context.Registration.FailureStatus));
    }

    HealthCheckResult Check(HealthStatus failure)
    {
        if (alerts is null)
        {
            return new HealthCheckResult(
                failure, "There are no alerts to check: call builder.Logging.AddDingTalk(), or register the DingTalkAlerts that the sink was given.");
        }

        var statistics = alerts.GetStatistics();
        var (status, description) = Judge(statistics, failure);
        if (statistics.ClosedUntil is { } until) description += $" The robot is closed until {until.UtcDateTime:u}.";
        return new HealthCheckResult(status, description, data: Account(statistics));
    }

    static (HealthStatus Status, string Description) Judge(AlertStatistics statistics, HealthStatus failure) => statistics switch
    {
        { IsEnabled: false } => (HealthStatus.Healthy, "Alerts are off: there is no webhook."),
        { LastResult: { Outcome: SendOutcome.RefusedForConfiguration } refused } => (failure, refused.Explain()),
        { LastResult: { IsAccepted: false } result } => (HealthStatus.Degraded, result.Explain()),
        { ClosedUntil: not null } => (HealthStatus.Degraded, "Alerts wait."),
        { LastResult: null } => (HealthStatus.Healthy, "Nothing had to be told yet."),
        _ => (HealthStatus.Healthy, "Alerts reach the group."),
    };

    static Dictionary<string, object> Account(AlertStatistics statistics) => new()
    {
        ["accepted"] = statistics.Accepted,
        ["told"] = statistics.Told,
        ["pending"] = statistics.Pending,
        ["lost"] = statistics.Lost,
        ["messagesDelivered"] = statistics.MessagesDelivered,
        ["messagesFailed"] = statistics.MessagesFailed,
    };
}
