namespace DingTalk.Testing.Rendering;

/// <summary>A message's text as one client shows it.</summary>
/// <remarks>
/// Nodes: What is to be seen.
/// IsBlank: Whether this client shows an empty bubble although the message says something.
/// Omitted: How many characters at its end are left out here, to keep the page usable.
/// </remarks>
sealed record RenderedText(IReadOnlyList<ViewNode> Nodes, bool IsBlank, int Omitted)
{
    public static RenderedText None { get; } = new([], false, 0);
}
