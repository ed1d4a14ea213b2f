namespace DingTalk.Alerting;

/// <summary>Is told what could not be delivered. Called off the logging path; an exception from it is caught.</summary>
public interface IAlertFailureListener
{
    /// <summary>Something could not be delivered.</summary>
    void OnFailure(AlertFailure failure);
}
