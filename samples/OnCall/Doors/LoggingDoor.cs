using DingTalk.Alerting;

namespace OnCall.Doors;

/// <summary>Microsoft.Extensions.Logging alone, set up by the section <c>Logging:DingTalk</c> of the configuration.</summary>
sealed class LoggingDoor : IDoor
{
    public string Section => "Logging:DingTalk";

    public void AddTo(WebApplicationBuilder builder, ErrorCount errors)
    {
        // The terminal belongs to the demonstration.
        builder.Logging.ClearProviders();
        builder.Logging.AddDingTalk();
        builder.Logging.AddProvider(new CountingLoggerProvider(errors));
    }

    public DingTalkAlerts AlertsOf(WebApplication app) => app.Services.GetRequiredService<DingTalkAlerts>();
}
