using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Advice;

/// <summary>What of a message nobody sees, or can click.</summary>
static class ContentHints
{
    public static IEnumerable<string> Find(MessageContent content) => content.MsgType switch
    {
        "text" => MarkdownHints.InPlainText(content.Text),
        "markdown" => Title(content).Concat(MarkdownHints.Find(content.Text)),
        "actionCard" => Title(content).Concat(Buttons(content)).Concat(MarkdownHints.Find(content.Text)),
        "link" => [.. Address("link.messageUrl", content.Url), .. Picture("link.picUrl", content.Picture)],
        "feedCard" => Links(content),
        "image" => Picture("image.picURL", content.Picture),
        _ => [],
    };

    static IEnumerable<string> Title(MessageContent content)
    {
        if (content.Title.Length == 0)
        {
            if (content.MsgType == "actionCard") yield return "The field actionCard.title is empty: the notification shows it, and nothing else.";
        }
        else if (!content.Text.Contains(content.Title.Trim(), StringComparison.Ordinal) && !SaysAlike(content.Title, content.Text))
        {
            yield return "The title shows in the notification and in the list of conversations only: repeat it in the text.";
        }
    }

    // A title is often a shorter form of the heading: a word in common is enough.
    static bool SaysAlike(string title, string text) =>
        new string([.. title.Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 1)
            .Take(50)
            .Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    static IEnumerable<string> Buttons(MessageContent content)
    {
        if (content.Buttons.Count == 0)
            yield return "The card has no button: set singleTitle and singleURL, or btns.";
        if (content.ButtonsAreIgnored)
            yield return "The field actionCard.btns is ignored, because singleTitle or singleURL is set.";
        if (content.ButtonsSideBySide && content.Buttons.Count > 2)
            yield return "The buttons stand below each other all the same: btnOrientation 1 takes effect with two of them.";
        var single = content.Buttons.Count == 1 && !content.ButtonsAreListed;
        foreach (var button in content.Buttons.Take(10))
        {
            var (title, url) = single ? ("actionCard.singleTitle", "actionCard.singleURL") : ("title of a button", "actionURL of a button");
            if (button.Title.Length == 0) yield return $"The {title} is empty: the button says nothing.";
            foreach (var hint in Address(url, button.Url)) yield return hint;
        }
    }

    static IEnumerable<string> Links(MessageContent content)
    {
        foreach (var link in content.Links.Take(10))
        {
            if (link.Title.Length == 0) yield return "A link of the feedCard has no title.";
            foreach (var hint in Address("messageURL of a feedCard's link", link.Url)) yield return hint;
            if (link.Picture.Length == 0) yield return "A link of the feedCard has no picURL: its picture stays empty.";
            foreach (var hint in Picture("picURL of a feedCard's link", link.Picture)) yield return hint;
        }
    }

    static IEnumerable<string> Address(string field, string url)
    {
        if (url.Length == 0)
            yield return $"The {field} is empty: there is nothing to open.";
        else if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "dingtalk"))
            yield return $"The {field} is not an address that DingTalk opens: it must begin with http://, https:// or dingtalk://.";
    }

    static IEnumerable<string> Picture(string field, string url)
    {
        if (url.Length > 0 && PictureHints.Find(url) is { } hint) yield return $"The {field} shows no picture: {hint}";
    }
}
