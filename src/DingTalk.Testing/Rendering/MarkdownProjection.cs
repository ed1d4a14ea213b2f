using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace DingTalk.Testing.Rendering;

/// <summary>
/// From Markdig's tree to ours. It is the sanitising step: it makes nodes of the allow-list only, from kinds of Markdig's nodes
/// that it knows, and whatever else there is shows as the characters that were written.
/// </summary>
/// <remarks>
/// DingTalk promises headings, quotes, bold, italic, links, images and lists
/// (https://open.dingtalk.com/document/development/robot-message-type). Reports of users say what its clients make of the rest;
/// where they are silent this shows what was written, which is marked as inferred.
/// </remarks>
sealed class MarkdownProjection(string source, RenderTarget target)
{
    readonly RenderBudget _budget = new();
    InlineProjection? _inlines;

    /// <summary>Whether a phone shows nothing of the whole message.</summary>
    public bool IsBlank => target == RenderTarget.Phone && Inlines.HasHtml;

    InlineProjection Inlines => _inlines ??= new InlineProjection(source, target, _budget);

    public IReadOnlyList<ViewNode> Project(MarkdownDocument document)
    {
        var nodes = Blocks(document, 0);
        if (_budget.IsSpent) nodes.Add(Paragraph([ViewNode.OfText("…")]));
        return nodes;
    }

    List<ViewNode> Blocks(ContainerBlock parent, int depth)
    {
        var nodes = new List<ViewNode>();
        Block? before = null;
        foreach (var block in parent)
        {
            if (!_budget.Take()) break;
            if (block is ListBlock { IsOrdered: true } list && before is ParagraphBlock above && !HasBlankLine(above, list))
                Continue(nodes, list);
            else if (depth >= RenderBudget.MaxDepth)
                nodes.Add(Written(block));
            else
                nodes.AddRange(Project(block, depth));
            before = block;
        }

        return nodes;
    }

    IEnumerable<ViewNode> Project(Block block, int depth) => block switch
    {
        HeadingBlock heading => [new ViewNode(NodeKind.Heading) { Level = heading.Level, Children = Inlines.Project(heading.Inline) }],
        ParagraphBlock paragraph => [Paragraph(Inlines.Project(paragraph.Inline))],
        QuoteBlock quote => [ViewNode.Of(NodeKind.Quote, Blocks(quote, depth + 1))],
        ListBlock list => [List(list, depth)],
        FencedCodeBlock fence => [Code(fence)],
        // Inferred: users saw rules on the desktop, and none on phones.
        ThematicBreakBlock when target == RenderTarget.Desktop => [new ViewNode(NodeKind.Rule)],
        Table table when target == RenderTarget.Desktop => [Table(table)],
        _ => [Written(block)],
    };

    ViewNode List(ListBlock list, int depth)
    {
        var start = list.IsOrdered && int.TryParse(list.OrderedStart, out var number) ? number : 1;
        var items = new List<ViewNode>();
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (!_budget.Take()) break;
            items.AddRange(Item(item, depth));
        }

        return new ViewNode(NodeKind.List) { Start = list.IsOrdered ? start : null, Children = items };
    }

    // Phones drop indentation, so that a list in a list is more of the same list.
    IEnumerable<ViewNode> Item(ListItemBlock item, int depth)
    {
        var nodes = Blocks(item, depth + 1);
        if (target == RenderTarget.Desktop) return [ViewNode.Of(NodeKind.Item, nodes)];
        var own = nodes.Where(node => node.Kind != NodeKind.List).ToList();
        var inner = nodes.Where(node => node.Kind == NodeKind.List).SelectMany(list => list.Children!);
        return [ViewNode.Of(NodeKind.Item, own), .. inner];
    }

    ViewNode Code(FencedCodeBlock fence)
    {
        if (target == RenderTarget.Phone)
        {
            Inlines.Look(fence.Lines.ToString());
            return Written(fence);
        }

        return new ViewNode(NodeKind.Code) { Text = VisibleText.Of(HtmlLike.Strip(fence.Lines.ToString())) };
    }

    ViewNode Table(Table table) => ViewNode.Of(
        NodeKind.Table,
        [
            .. table.OfType<TableRow>().TakeWhile(_ => _budget.Take()).Select(row => new ViewNode(NodeKind.Row)
            {
                Level = row.IsHeader ? 1 : null,
                Children = [.. row.OfType<TableCell>().TakeWhile(_ => _budget.Take()).Select(Cell)],
            }),
        ]);

    ViewNode Cell(TableCell cell) => ViewNode.Of(
        NodeKind.Cell, [.. cell.OfType<ParagraphBlock>().SelectMany(paragraph => Inlines.Project(paragraph.Inline))]);

    /// <summary>A numbered list needs a blank line before it; without one it goes on in the paragraph above, line ends swallowed.</summary>
    void Continue(List<ViewNode> nodes, ListBlock list)
    {
        var text = ViewNode.OfText(" " + OneLine(list));
        if (nodes is [.., { Kind: NodeKind.Paragraph, Children: { } children } last])
            nodes[^1] = last with { Children = [.. children, text] };
        else
            nodes.Add(Paragraph([text]));
    }

    ViewNode Written(Block block) => Paragraph([ViewNode.OfText(OneLine(block))]);

    string OneLine(Block block)
    {
        var start = Math.Clamp(block.Span.Start, 0, source.Length);
        var end = Math.Clamp(block.Span.End + 1, start, source.Length);
        return VisibleText.Of(string.Join(' ', source[start..end].Split('\n', StringSplitOptions.TrimEntries)));
    }

    bool HasBlankLine(ParagraphBlock above, ListBlock list)
    {
        var end = Math.Clamp(above.Span.End + 1, 0, source.Length);
        var between = source.AsSpan(end, Math.Clamp(list.Span.Start - end, 0, source.Length - end));
        return between.Count('\n') > 1;
    }

    static ViewNode Paragraph(IReadOnlyList<ViewNode> children) => ViewNode.Of(NodeKind.Paragraph, children);
}
