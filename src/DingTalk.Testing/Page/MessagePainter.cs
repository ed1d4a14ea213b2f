using DingTalk.Testing.Messages;
using DingTalk.Testing.Rendering;

namespace DingTalk.Testing.Page;

/// <summary>Makes of a request what the page shows of it.</summary>
static class MessagePainter
{
    const int MaxLine = 300;
    const int MaxSentences = 1500;
    const int MaxItems = 50;

    // About where a message would fill more than a phone's screen.
    const int LongCharacters = 900;
    const int LongLines = 22;

    public static PageMessage Paint(GroupMessage message)
    {
        var content = message.Content;
        var (desktop, phone) = Texts(content);
        return new PageMessage
        {
            Id = message.Id,
            At = message.ReceivedAt,
            Channel = message.Channel,
            Robot = Line(message.Robot),
            Users = [.. message.Users.Take(MaxItems).Select(Line)],
            Delivered = message.Outcome == MessageOutcome.Delivered,
            Recalled = message.IsRecalled,
            ErrCode = message.ErrCode,
            Code = message.Code is { } code ? Line(code) : null,
            ErrMsg = Line(message.ErrMsg),
            Reason = message.Reason is { } reason ? Sentences(reason) : null,
            Hints = [.. message.Hints.Take(MaxItems).Select(Sentences)],
            Type = message.MsgType is { } type ? Line(type) : null,
            Preview = Preview(content),
            Title = Line(content.Title),
            Desktop = desktop,
            Phone = phone,
            Link = content.Url.Length > 0 || content.Picture.Length > 0 ? Link(content.Title, content.Url, content.Picture) : null,
            Buttons = [.. content.Buttons.Take(MaxItems).Select(button => Link(button.Title, button.Url, ""))],
            SideBySide = content.ButtonsSideBySide,
            HideAvatar = content.HideAvatar,
            Links = [.. content.Links.Take(MaxItems).Select(link => Link(link.Title, link.Url, link.Picture))],
            MediaId = Line(content.MediaId),
            FileName = Line(content.FileName),
            Seconds = content.Duration?.TotalSeconds,
            Mentions = [.. content.At.Mobiles.Concat(content.At.UserIds).Take(MaxItems).Select(Line)],
            MentionsEveryone = content.At.Everyone,
            BodyBytes = message.BodyBytes,
            Long = content.Text.Length > LongCharacters || content.Text.AsSpan().Count('\n') > LongLines,
        };
    }

    static (RenderedText Desktop, RenderedText? Phone) Texts(MessageContent content)
    {
        if (content.MsgType is not ("markdown" or "actionCard"))
            return (PlainText.Render(content.Text, content.MsgType == "text" ? content.At : new MessageMentions()), null);

        var desktop = MarkdownText.Render(content.Text, RenderTarget.Desktop);
        var phone = MarkdownText.Render(content.Text, RenderTarget.Phone);
        return (desktop, SameText.Are(desktop, phone) ? null : phone);
    }

    // The title for what has one (https://open.dingtalk.com/document/development/robot-message-type), otherwise the text, inferred.
    static string Preview(MessageContent content) => content.MsgType switch
    {
        "image" or "audio" or "video" or "file" => Line(content.FileName),
        "text" => Line(string.Join(' ', VisibleText.Cut(content.Text, MaxLine * 2).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))),
        _ => Line(content.Title),
    };

    static PageLink Link(string title, string url, string picture) =>
        new(Line(title), SafeAddress.ToOpen(url), Line(url), picture.Length == 0 ? null : SafeAddress.ToShow(picture) ?? Line(picture));

    static string Line(string text) => Cut(text, MaxLine);

    static string Sentences(string text) => Cut(text, MaxSentences);

    static string Cut(string text, int most)
    {
        var cut = VisibleText.Cut(text, most);
        return VisibleText.Of(cut.Length < text.Length ? cut + "…" : cut);
    }
}
