namespace DingTalk.Robots;

/// <summary>Keeps what the caller's flow carries (scopes, activities, impersonation) out of what outlives the call.</summary>
static class Flow
{
    public static IDisposable? Suppress() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
}
