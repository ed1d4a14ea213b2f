using Markdig;
using Markdig.Parsers;

namespace DingTalk.Testing.Rendering;

/// <summary>
/// DingTalk's markdown: parsed by Markdig, whose tree <see cref="MarkdownProjection"/> turns into our own nodes. Markdig's HTML is
/// never made.
/// </summary>
static class MarkdownText
{
    // Matching delimiters takes the square of their number: more of one kind than this is no text, and is shown as it was written.
    const string Delimiters = "*_[<>`";
    const int MaxDelimiters = 2000;

    static readonly MarkdownPipeline DesktopRules = Rules(new MarkdownPipelineBuilder().UsePipeTables());
    static readonly MarkdownPipeline PhoneRules = Rules(new MarkdownPipelineBuilder());

    public static RenderedText Render(string text, RenderTarget target)
    {
        var source = VisibleText.Cut(text, RenderBudget.MaxCharacters).ReplaceLineEndings("\n");
        var omitted = Math.Max(0, text.Length - RenderBudget.MaxCharacters);
        if (Delimiters.Any(delimiter => source.AsSpan().Count(delimiter) > MaxDelimiters)) return PlainText.Render(text, new MessageMentions());
        try
        {
            var document = Markdown.Parse(source, target == RenderTarget.Desktop ? DesktopRules : PhoneRules);
            var projection = new MarkdownProjection(source, target);
            var nodes = projection.Project(document);
            return projection.IsBlank ? new RenderedText([], true, 0) : new RenderedText(nodes, false, omitted);
        }
        catch (ArgumentException)
        {
            // Markdig's own limit on nesting. What no client can lay out either is shown as it was written.
            return PlainText.Render(text, new MessageMentions());
        }
    }

    static MarkdownPipeline Rules(MarkdownPipelineBuilder builder)
    {
        // Indentation is dropped, so it can make no code; tags are looked at one by one; and a line of dashes under a text makes
        // no heading, because DingTalk documents headings with # alone.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<HtmlBlockParser>();
        if (builder.BlockParsers.Find<ParagraphBlockParser>() is { } paragraphs) paragraphs.ParseSetexHeadings = false;
        return builder.Build();
    }
}
