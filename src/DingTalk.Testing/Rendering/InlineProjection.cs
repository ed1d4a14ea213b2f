using Markdig.Syntax.Inlines;

namespace DingTalk.Testing.Rendering;

/// <summary>The inline half of <see cref="MarkdownProjection"/>.</summary>
sealed class InlineProjection(string source, RenderTarget target, RenderBudget budget)
{
    /// <summary>Whether there was text that looks like a tag, other than a font's.</summary>
    public bool HasHtml { get; private set; }

    public void Look(string text) => HasHtml |= HtmlLike.IsIn(text);

    public IReadOnlyList<ViewNode> Project(ContainerInline? parent) => parent is null ? [] : Project(parent, 0);

    List<ViewNode> Project(ContainerInline parent, int depth)
    {
        var nodes = new List<ViewNode>();
        var colours = new Stack<(string Colour, List<ViewNode> Outer)>();
        foreach (var inline in parent)
        {
            if (!budget.Take()) break;
            if (inline is HtmlInline tag)
                nodes = Tag(tag.Tag, nodes, colours, depth);
            else if (depth >= RenderBudget.MaxDepth)
                Text(nodes, Written(inline));
            else
                Add(nodes, inline, depth);
        }

        // A font that is not closed ends with what it stands in.
        while (colours.Count > 0) nodes = Close(nodes, colours);
        return nodes;
    }

    void Add(List<ViewNode> nodes, Inline inline, int depth)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Text(nodes, Literal(literal));
                break;
            case HtmlEntityInline entity:
                Text(nodes, entity.Transcoded.ToString());
                break;
            case LineBreakInline line:
                // A single line end is swallowed; two spaces before it make it one.
                if (line is { IsHard: true, IsBackslash: false })
                    nodes.Add(new ViewNode(NodeKind.Break));
                else
                    Text(nodes, line.IsBackslash ? "\\ " : " ");
                break;
            case EmphasisInline { DelimiterChar: '*' or '_', DelimiterCount: 1 or 2 } emphasis:
                nodes.Add(ViewNode.Of(emphasis.DelimiterCount == 2 ? NodeKind.Bold : NodeKind.Italic, Project(emphasis, depth + 1)));
                break;
            case CodeInline code:
                Code(nodes, code);
                break;
            case LinkInline link:
                if (link.IsImage) Image(nodes, link);
                else Link(nodes, link, depth);
                break;
            case AutolinkInline link:
                Address(nodes, (link.IsEmail ? "mailto:" : "") + link.Url, [ViewNode.OfText(VisibleText.Of(link.Url))]);
                break;
            case ContainerInline container and not EmphasisInline:
                nodes.AddRange(Project(container, depth + 1));
                break;
            default:
                Text(nodes, Written(inline));
                break;
        }
    }

    List<ViewNode> Tag(string tag, List<ViewNode> nodes, Stack<(string Colour, List<ViewNode> Outer)> colours, int depth)
    {
        if (FontTag.IsClosing(tag)) return colours.Count > 0 ? Close(nodes, colours) : nodes;
        if (FontTag.IsOpening(tag))
        {
            var colour = depth + colours.Count < RenderBudget.MaxDepth ? FontTag.Colour(tag, target) : null;
            colours.Push((colour ?? "", nodes));
            return [];
        }

        HasHtml = true;
        if (tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase)) nodes.Add(new ViewNode(NodeKind.Break));
        return nodes;
    }

    static List<ViewNode> Close(List<ViewNode> nodes, Stack<(string Colour, List<ViewNode> Outer)> colours)
    {
        var (colour, outer) = colours.Pop();
        if (colour.Length == 0)
            outer.AddRange(nodes);
        else
            outer.Add(new ViewNode(NodeKind.Colour) { Colour = colour, Children = nodes });
        return outer;
    }

    string Literal(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        // An escaped < is text.
        var kept = literal.IsFirstCharacterEscaped && text.Length > 0 ? text[..1] : "";
        var rest = text[kept.Length..];
        Look(rest);
        return kept + (target == RenderTarget.Desktop ? HtmlLike.Strip(rest) : rest);
    }

    // Inferred: what a phone does not know as code it shows as written.
    void Code(List<ViewNode> nodes, CodeInline code)
    {
        Look(code.Content);
        if (target == RenderTarget.Phone)
            Text(nodes, $"`{code.Content}`");
        else
            nodes.Add(new ViewNode(NodeKind.Code) { Text = VisibleText.Of(HtmlLike.Strip(code.Content)), Level = 1 });
    }

    // A media id, @…, shows as raw text; so does whatever else is no address on the web.
    static void Image(List<ViewNode> nodes, LinkInline link)
    {
        if (SafeAddress.ToShow(link.Url) is { } url)
            nodes.Add(new ViewNode(NodeKind.Image) { Url = url, Text = VisibleText.Of(Label(link)) });
        else
            Text(nodes, $"![{Label(link)}]({link.Url})");
    }

    void Link(List<ViewNode> nodes, LinkInline link, int depth) => Address(nodes, link.Url, Project(link, depth + 1));

    static void Address(List<ViewNode> nodes, string? raw, List<ViewNode> label)
    {
        if (SafeAddress.ToOpen(raw) is { } url)
        {
            nodes.Add(new ViewNode(NodeKind.Link) { Url = url, Children = label.Count > 0 ? label : [ViewNode.OfText(url)] });
            return;
        }

        nodes.AddRange(label);
        Text(nodes, $" ({raw})");
    }

    static string Label(LinkInline link) => string.Concat(link.FindDescendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    string Written(Inline inline)
    {
        var start = Math.Clamp(inline.Span.Start, 0, source.Length);
        return source[start..Math.Clamp(inline.Span.End + 1, start, source.Length)].ReplaceLineEndings(" ");
    }

    static void Text(List<ViewNode> nodes, string text)
    {
        if (text.Length == 0) return;
        text = VisibleText.Of(text);
        if (nodes is [.., { Kind: NodeKind.Text } last])
            nodes[^1] = last with { Text = last.Text + text };
        else
            nodes.Add(ViewNode.OfText(text));
    }
}
