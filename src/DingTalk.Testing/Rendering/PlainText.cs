namespace DingTalk.Testing.Rendering;

/// <summary>
/// A text message: its lines as they are, its addresses as links, and, only here, its mentions in blue. A mention shows where its
/// number or user id stands after an @ in the text and in <c>at</c> as well.
/// </summary>
static class PlainText
{
    const int MaxMentions = 100;

    public static RenderedText Render(string text, MessageMentions at)
    {
        var shown = VisibleText.Cut(text, RenderBudget.MaxCharacters);
        var budget = new RenderBudget();
        var mentions = Mentions(at);
        var nodes = new List<ViewNode>();
        foreach (var line in shown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (nodes.Count > 0 && budget.Take()) nodes.Add(new ViewNode(NodeKind.Break));
            Line(line, mentions, nodes, budget);
            if (budget.IsSpent) break;
        }

        return new RenderedText([ViewNode.Of(NodeKind.Paragraph, nodes)], false, text.Length - shown.Length);
    }

    static void Line(string line, IReadOnlyList<string> mentions, List<ViewNode> nodes, RenderBudget budget)
    {
        var from = 0;
        for (var i = 0; i < line.Length && !budget.IsSpent; i++)
        {
            var node = line[i] switch
            {
                '@' => Mention(line, i, mentions),
                'h' => Link(line, i),
                _ => default,
            };
            if (node.Node is null) continue;
            Text(line[from..i], nodes, budget);
            if (budget.Take()) nodes.Add(node.Node);
            from = i + node.Length;
            i = from - 1;
        }

        Text(line[from..], nodes, budget);
    }

    static void Text(string text, List<ViewNode> nodes, RenderBudget budget)
    {
        if (text.Length > 0 && budget.Take()) nodes.Add(ViewNode.OfText(VisibleText.Of(text)));
    }

    static (ViewNode? Node, int Length) Mention(string line, int at, IReadOnlyList<string> mentions)
    {
        var mention = mentions.FirstOrDefault(name => string.CompareOrdinal(line, at + 1, name, 0, name.Length) == 0);
        return mention is null ? default : (new ViewNode(NodeKind.Mention) { Text = VisibleText.Of("@" + mention) }, mention.Length + 1);
    }

    static (ViewNode? Node, int Length) Link(string line, int at)
    {
        if (string.CompareOrdinal(line, at, "http://", 0, 7) != 0 && string.CompareOrdinal(line, at, "https://", 0, 8) != 0) return default;
        var end = at;
        while (end < line.Length && line[end] is > ' ' and < '\u007F' and not ('<' or '>' or '"')) end++;
        while (end > at && line[end - 1] is '.' or ',' or ';' or ')' or '!' or '?') end--;
        var raw = line[at..end];
        return SafeAddress.ToOpen(raw) is { } url
            ? (new ViewNode(NodeKind.Link) { Url = url, Children = [ViewNode.OfText(raw)] }, raw.Length)
            : default;
    }

    // The longest first, so that 138 does not take the beginning of 1380.
    static List<string> Mentions(MessageMentions at)
    {
        var names = at.Mobiles.Concat(at.UserIds).Where(name => name.Length > 0).Take(MaxMentions);
        return [.. (at.Everyone ? names.Concat(["所有人", "all", "All"]) : names).OrderByDescending(name => name.Length)];
    }
}
