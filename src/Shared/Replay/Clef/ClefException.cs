namespace Replay.Clef;

/// <summary>An exception of which only its text is left, as CLEF writes it in <c>@x</c>.</summary>
sealed class ClefException(string text) : Exception(text)
{
    public override string ToString() => Message;
}
