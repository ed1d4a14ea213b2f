using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DingTalk.Alerting.Tests.Digests;

/// <summary>
/// A message as a client sees it that knows more than DingTalk promises: CommonMark with tables, strikes, task lists and links made of
/// plain addresses. What is not of the subset is an error.
/// </summary>
sealed class MarkdownTree
{
    static readonly MarkdownPipeline Rules = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation().UsePipeTables().UseTaskLists().UseAutoLinks().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).Build();

    readonly StringBuilder _text = new();

    readonly string _markdown;

    public MarkdownTree(string markdown)
    {
        _markdown = markdown;
        foreach (var block in Markdown.Parse(markdown, Rules)) Add(block, depth: 0);
    }

    /// <summary>What a reader sees: a line for each line, an empty one between blocks.</summary>
    public string Text => _text.ToString().TrimEnd('\n');

    /// <summary>Where links lead.</summary>
    public List<string> Links { get; } = [];

    /// <summary>How many headings there are.</summary>
    public int Headings { get; private set; }

    /// <summary>What is bold.</summary>
    public List<string> Bold { get; } = [];

    void Add(Block block, int depth)
    {
        switch (block)
        {
            case HeadingBlock { Level: 4, HeaderChar: '#', IsSetext: false } heading:
                Headings++;
                Add(heading.Inline!);
                break;
            case ParagraphBlock paragraph:
                Add(paragraph.Inline!);
                break;
            case QuoteBlock quote when depth == 0:
                foreach (var inner in quote) Add(inner, depth + 1);
                return;
            default:
                throw new Xunit.Sdk.XunitException($"{block.GetType().Name} is not of the subset, or not ours: {_markdown.Substring(block.Span.Start, block.Span.Length)}");
        }

        _text.Append("\n\n");
    }

    void Add(ContainerInline parent)
    {
        foreach (var inline in parent)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    _text.Append(literal.Content.ToString());
                    break;
                case LinkDelimiterInline bracket:
                    // Never closed by an address: it shows as it stands.
                    _text.Append(bracket.IsImage ? "![" : "[");
                    Add((ContainerInline)bracket);
                    break;
                case HtmlEntityInline entity:
                    _text.Append(entity.Transcoded.ToString());
                    break;
                case LineBreakInline { IsHard: true, IsBackslash: false }:
                    _text.Append('\n');
                    break;
                case EmphasisInline { DelimiterChar: '*', DelimiterCount: 2 } bold:
                    var from = _text.Length;
                    Add((ContainerInline)bold);
                    Bold.Add(_text.ToString(from, _text.Length - from));
                    break;
                case LinkInline { IsImage: false, IsAutoLink: false, IsShortcut: false } link:
                    Links.Add(link.Url!);
                    Add((ContainerInline)link);
                    break;
                case LinkInline link:
                    throw new Xunit.Sdk.XunitException($"A link of the log's to {link.Url} after: {Text}");
                default:
                    throw new Xunit.Sdk.XunitException($"{inline.GetType().Name} is not of the subset, or not ours: {_markdown.Substring(Math.Max(0, inline.Span.Start - 9), inline.Span.Length + 9)}");
            }
        }
    }
}
