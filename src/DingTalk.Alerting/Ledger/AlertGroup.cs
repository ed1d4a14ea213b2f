namespace DingTalk.Alerting;

sealed class AlertGroup
{
    public const int RetainedCount = 16;

    public void Keep(long position, object source) => throw new NotImplementedException();
}
