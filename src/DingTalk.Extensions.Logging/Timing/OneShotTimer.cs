namespace DingTalk.Extensions.Logging.Timing;

static class OneShotTimer
{
    /// <summary>
    /// Makes a timer that is not set. It outlives the call that makes it, so it must not hold on to that call's activity and other
    /// ambient values.
    /// </summary>
    public static ITimer Create(TimeProvider timeProvider, TimerCallback callback, object state)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return timeProvider.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using (ExecutionContext.SuppressFlow())
            return timeProvider.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
