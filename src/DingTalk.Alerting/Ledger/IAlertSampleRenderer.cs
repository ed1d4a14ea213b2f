namespace DingTalk.Alerting;

/// <summary>Turns what a front door handed over as an event's source into a sample. Called off the caller's thread.</summary>
public interface IAlertSampleRenderer
{
    /// <summary>Renders one event. An exception from here is caught: template and type names stand in.</summary>
    AlertSample Render(object source);
}
