namespace DingTalk.Testing.Rendering;

/// <summary>One node of a rendered message. Texts are plain text; addresses have passed <see cref="SafeAddress"/>.</summary>
sealed record ViewNode(NodeKind Kind)
{
    /// <summary>Of a text, a mention or a piece of code; of an image what stands for it.</summary>
    public string? Text { get; init; }

    /// <summary>Of a heading: 1 to 6.</summary>
    public int? Level { get; init; }

    /// <summary>Of an ordered list: its first number.</summary>
    public int? Start { get; init; }

    public string? Url { get; init; }

    /// <summary>Of a coloured text: # and six hexadecimal digits.</summary>
    public string? Colour { get; init; }

    public IReadOnlyList<ViewNode>? Children { get; init; }

    public static ViewNode OfText(string text) => new(NodeKind.Text) { Text = text };

    public static ViewNode Of(NodeKind kind, IReadOnlyList<ViewNode> children) => new(kind) { Children = children };
}
