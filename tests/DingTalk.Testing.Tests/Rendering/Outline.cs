using DingTalk.Testing.Rendering;

namespace DingTalk.Testing.Tests.Rendering;

/// <summary>Writes a rendered text so that a test can read it: p(text b(bold)).</summary>
static class Outline
{
    public static string Of(RenderedText text) => text.IsBlank ? "BLANK" : string.Join(' ', text.Nodes.Select(Of));

    public static string Desktop(string markdown) => Of(MarkdownText.Render(markdown, RenderTarget.Desktop));

    public static string Phone(string markdown) => Of(MarkdownText.Render(markdown, RenderTarget.Phone));

    static string Of(ViewNode node)
    {
        var inner = string.Join(' ', (node.Children ?? []).Select(Of));
        return node.Kind switch
        {
            NodeKind.Text => $"'{node.Text}'",
            NodeKind.Break => "/",
            NodeKind.Rule => "rule",
            NodeKind.Mention => $"mention'{node.Text}'",
            NodeKind.Code => $"code'{node.Text}'",
            NodeKind.Image => $"image<{node.Url}>'{node.Text}'",
            NodeKind.Link => $"link<{node.Url}>({inner})",
            NodeKind.Colour => $"{node.Colour}({inner})",
            NodeKind.Heading => $"h{node.Level}({inner})",
            NodeKind.List => $"{(node.Start is { } start ? $"ol{start}" : "ul")}({inner})",
            _ => $"{node.Kind.ToString().ToLowerInvariant()}({inner})",
        };
    }
}
