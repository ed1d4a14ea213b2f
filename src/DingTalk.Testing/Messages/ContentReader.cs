using System.Text.Json;

namespace DingTalk.Testing.Messages;

/// <summary>
/// The message types of a custom robot, and which of their fields the service insists on. Those are fewer than its
/// documentation says: of an actionCard the text alone. An empty string counts as missing.
/// </summary>
static class ContentReader
{
    public static MessageContent Read(JsonElement root)
    {
        var type = LooseJson.Text(root, "msgtype");
        var content = type switch
        {
            "text" => Text(root),
            "link" => Link(root),
            "markdown" => Markdown(root),
            "actionCard" => ActionCard(root),
            "feedCard" => FeedCard(root),
            "image" => Image(root),
            "empty" => new MessageContent(),
            _ => new MessageContent { Supported = false },
        };
        var uuid = LooseJson.Text(root, "msgUuid");
        return content with
        {
            MsgType = type.Length > 0 ? type : null,
            MsgUuid = uuid.Length > 0 ? uuid : null,
            At = LooseJson.Object(root, "at") is { } at ? Mentions(at) : new MessageMentions(),
        };
    }

    static MessageContent Text(JsonElement root)
    {
        if (LooseJson.Object(root, "text") is not { } text) return Lacking(400201, "text");
        var content = LooseJson.Text(text, "content");
        return new MessageContent { Text = content, Missing = Unless(content, 400202, "text->content") };
    }

    static MessageContent Link(JsonElement root)
    {
        if (LooseJson.Object(root, "link") is not { } link) return Lacking(400301, "link");
        var (title, text) = (LooseJson.Text(link, "title"), LooseJson.Text(link, "text"));
        var url = LooseJson.Text(link, "messageUrl");
        return new MessageContent
        {
            Title = title,
            Text = text,
            Url = url,
            Picture = LooseJson.Text(link, "picUrl"),
            Missing = Unless(text, 400302, "link->text")
                ?? Unless(title, 400303, "link->title")
                ?? Unless(url, 400304, "link->messageUrl"),
        };
    }

    static MessageContent Markdown(JsonElement root)
    {
        if (LooseJson.Object(root, "markdown") is not { } markdown) return Lacking(400401, "markdown");
        var (title, text) = (LooseJson.Text(markdown, "title"), LooseJson.Text(markdown, "text"));
        return new MessageContent
        {
            Title = title,
            Text = text,
            Missing = Unless(title, 400402, "markdown->title") ?? Unless(text, 400403, "markdown->text"),
        };
    }

    static MessageContent ActionCard(JsonElement root)
    {
        if (LooseJson.Object(root, "actionCard") is not { } card) return Lacking(400501, "actionCard");
        var text = LooseJson.Text(card, "text");
        var listed = Listed(card);
        var single = new MessageLink(LooseJson.Text(card, "singleTitle"), LooseJson.Text(card, "singleURL"));
        // The single button wins over the list, as long as it says anything: clients send both, one of them empty.
        var hasSingle = single.Title.Length > 0 || single.Url.Length > 0;
        var buttons = hasSingle ? [single] : listed;
        return new MessageContent
        {
            Title = LooseJson.Text(card, "title"),
            Text = text,
            Url = buttons.Count == 1 ? buttons[0].Url : "",
            Buttons = buttons,
            ButtonsAreListed = !hasSingle,
            ButtonsAreIgnored = hasSingle && listed.Count > 0,
            ButtonsSideBySide = LooseJson.Text(card, "btnOrientation") == "1",
            HideAvatar = LooseJson.Text(card, "hideAvatar") == "1",
            Missing = Unless(text, 400503, "actionCard->text"),
        };
    }

    static IReadOnlyList<MessageLink> Listed(JsonElement card) =>
        [.. Objects(card, "btns").Select(button => new MessageLink(LooseJson.Text(button, "title"), LooseJson.Text(button, "actionURL")))];

    static MessageContent FeedCard(JsonElement root)
    {
        if (LooseJson.Object(root, "feedCard") is not { } card) return Lacking(400601, "feedCard");
        if (LooseJson.List(card, "links") is not { } list || list.GetArrayLength() == 0)
            return Lacking(400602, "feedCard->links");

        IReadOnlyList<MessageLink> links =
        [
            .. Objects(card, "links").Select(link => new MessageLink(
                LooseJson.Text(link, "title"), LooseJson.Text(link, "messageURL"), LooseJson.Text(link, "picURL"))),
        ];
        return new MessageContent
        {
            Title = links.Count > 0 ? links[0].Title : "",
            Text = string.Join('\n', links.Select(link => link.Title)),
            Links = links,
        };
    }

    // Undocumented; the numbers follow those of the documented types.
    static MessageContent Image(JsonElement root)
    {
        if (LooseJson.Object(root, "image") is not { } image) return Lacking(400701, "image");
        var url = LooseJson.Text(image, "picURL");
        return new MessageContent { Picture = url, Missing = Unless(url, 400702, "image->picURL") };
    }

    static IEnumerable<JsonElement> Objects(JsonElement parent, string name) =>
        LooseJson.List(parent, name) is { } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    static MessageMentions Mentions(JsonElement at) => new()
    {
        Mobiles = LooseJson.Texts(at, "atMobiles"),
        UserIds = LooseJson.Texts(at, "atUserIds"),
        Everyone = LooseJson.Flag(at, "isAtAll"),
    };

    static MessageContent Lacking(int errCode, string path) => new() { Missing = new MissingField(errCode, path) };

    static MissingField? Unless(string value, int errCode, string path) =>
        value.Length > 0 ? null : new MissingField(errCode, path);
}
