namespace DingTalk.Testing.Rendering;

/// <summary>Whether two clients show the same.</summary>
static class SameText
{
    public static bool Are(RenderedText left, RenderedText right) => left.IsBlank == right.IsBlank && Are(left.Nodes, right.Nodes);

    static bool Are(IReadOnlyList<ViewNode>? left, IReadOnlyList<ViewNode>? right)
    {
        if (left is null || right is null) return left is null && right is null;
        return left.Count == right.Count && left.Zip(right).All(pair => Are(pair.First, pair.Second));
    }

    static bool Are(ViewNode left, ViewNode right) =>
        left with { Children = null } == right with { Children = null } && Are(left.Children, right.Children);
}
