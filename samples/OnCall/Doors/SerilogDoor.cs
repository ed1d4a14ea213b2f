using DingTalk.Alerting;
using Serilog;
using Serilog.Events;

namespace OnCall.Doors;

/// <summary>Serilog, set up by the section <c>Serilog</c> of the configuration.</summary>
sealed class SerilogDoor : IDoor
{
    /// <summary>Named in appsettings.json, as a level switch can be: a configuration file cannot hold an object.</summary>
    public static DingTalkAlerts Alerts { get; } = new();

    public string Section => "Serilog:WriteTo:DingTalk:Args:options";

    public void AddTo(WebApplicationBuilder builder, ErrorCount errors) => builder.Host.UseSerilog((context, logger) => logger
        .ReadFrom.Configuration(context.Configuration)
        .WriteTo.Sink(new CountingSink(errors), LogEventLevel.Error));

    public DingTalkAlerts AlertsOf(WebApplication app) => Alerts;
}
