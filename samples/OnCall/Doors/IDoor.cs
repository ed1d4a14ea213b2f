using DingTalk.Alerting;

namespace OnCall.Doors;

/// <summary>One of the two ways in which the application's log reaches the group. Both at once would tell everything twice.</summary>
interface IDoor
{
    /// <summary>Where its settings stand in the configuration.</summary>
    string Section { get; }

    /// <summary>Adds it to the application, and beside it a count of the errors that the application logs.</summary>
    void AddTo(WebApplicationBuilder builder, ErrorCount errors);

    /// <summary>The handle through which the application sees what became of its errors.</summary>
    DingTalkAlerts AlertsOf(WebApplication app);
}
