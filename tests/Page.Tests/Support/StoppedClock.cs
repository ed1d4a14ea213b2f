namespace DingTalk.Page.Tests.Support;

/// <summary>A clock that stands at the moment of its making; what it has to wait for it waits for in real time.</summary>
sealed class StoppedClock : TimeProvider
{
    readonly DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;
}
