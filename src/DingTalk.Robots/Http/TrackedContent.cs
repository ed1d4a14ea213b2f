namespace DingTalk.Robots;

/// <summary>
/// A request's body, which knows whether it was ever asked for. HTTP handlers ask when they have a connection to write it to:
/// if a call fails before that, the server surely has nothing, on every runtime and behind every handler.
/// </summary>
abstract class TrackedContent : HttpContent
{
    volatile bool _isTaken;

    /// <summary>Whether the body may be on its way.</summary>
    public bool IsTaken => _isTaken;

    protected void Take() => _isTaken = true;
}
