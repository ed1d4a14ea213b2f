namespace DingTalk.Alerting.Tests;

sealed class RecordingListener : IAlertFailureListener
{
    readonly List<AlertFailure> _failures = [];

    public IReadOnlyList<AlertFailure> Failures
    {
        get
        {
            lock (_failures) return [.. _failures];
        }
    }

    public void OnFailure(AlertFailure failure)
    {
        lock (_failures) _failures.Add(failure);
    }
}
