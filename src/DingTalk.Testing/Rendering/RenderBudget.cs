namespace DingTalk.Testing.Rendering;

/// <summary>How much of one message is shown, so that no message can make the page slow.</summary>
sealed class RenderBudget
{
    /// <summary>As long as the longest message that is ever delivered: a body has at most 20,000 bytes.</summary>
    public const int MaxCharacters = 20_000;

    public const int MaxNodes = 3_000;

    /// <summary>Nothing that a person writes is nested deeper.</summary>
    public const int MaxDepth = 24;

    int _nodes = MaxNodes;

    public bool IsSpent => _nodes <= 0;

    public bool Take() => _nodes-- > 0;
}
