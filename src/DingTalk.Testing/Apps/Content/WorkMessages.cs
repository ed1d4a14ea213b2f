using System.Globalization;
using System.Text.Json;
using DingTalk.Testing.Apps.Calls;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Content;

/// <summary>The messages of a work notification, in their own spelling of names.</summary>
static class WorkMessages
{
    const string StatusMark = "\n[";

    public static MessageContent Read(JsonElement root)
    {
        var type = LooseJson.Text(root, "msgtype");
        if (type is not ("text" or "image" or "voice" or "file" or "link" or "oa" or "markdown" or "action_card"))
        {
            throw AppRefusal.Old(
                40008,
                "不合法的消息类型",
                type == "actionCard"
                    ? "the msgtype is spelt action_card here"
                    : $"there is no msgtype '{type}': there are text, image, voice, file, link, oa, markdown and action_card");
        }

        if (LooseJson.Object(root, type) is not { } body) throw Lacking(type);
        return type switch
        {
            "text" => new MessageContent { MsgType = type, Text = Need(body, type, "content") },
            "image" => new MessageContent { MsgType = type, Picture = Need(body, type, "media_id") },
            "voice" => new MessageContent { MsgType = "audio", MediaId = Need(body, type, "media_id"), Duration = Seconds(body) },
            "file" => new MessageContent { MsgType = type, MediaId = Need(body, type, "media_id") },
            "link" => new MessageContent
            {
                MsgType = type,
                Title = Need(body, type, "title"),
                Text = Need(body, type, "text"),
                Url = Need(body, type, "messageUrl"),
                Picture = LooseJson.Text(body, "picUrl"),
            },
            "markdown" => new MessageContent { MsgType = type, Title = Need(body, type, "title"), Text = Need(body, type, "text") },
            "oa" => Oa(body),
            _ => Card(body),
        };
    }

    /// <summary>The message with another text in its status bar, which is the last line here.</summary>
    public static MessageContent WithStatus(MessageContent content, string status)
    {
        var mark = content.Text.LastIndexOf(StatusMark, StringComparison.Ordinal);
        return content with { Text = (mark < 0 ? content.Text : content.Text[..mark]) + $"{StatusMark}{status}]" };
    }

    static MessageContent Oa(JsonElement oa)
    {
        var url = Need(oa, "oa", "message_url");
        if (LooseJson.Object(oa, "head") is not { } head || LooseJson.Object(oa, "body") is not { } body) throw Lacking("oa.head and oa.body");
        var lines = Items(body, "form").Select(item => LooseJson.Text(item, "key") + LooseJson.Text(item, "value")).Append(LooseJson.Text(body, "content"));
        var title = LooseJson.Text(body, "title");
        var content = new MessageContent
        {
            MsgType = "oa",
            Title = title.Length > 0 ? title : LooseJson.Text(head, "text"),
            Text = string.Join('\n', lines.Where(line => line.Length > 0)),
            Url = url,
            Picture = LooseJson.Text(body, "image"),
        };
        return LooseJson.Object(oa, "status_bar") is { } bar ? WithStatus(content, LooseJson.Text(bar, "status_value")) : content;
    }

    static MessageContent Card(JsonElement card)
    {
        var (title, text) = (LooseJson.Text(card, "title"), Need(card, "action_card", "markdown"));
        IReadOnlyList<MessageLink> buttons = LooseJson.Text(card, "single_title") is { Length: > 0 } single
            ? [new MessageLink(single, Need(card, "action_card", "single_url"))]
            : [.. Items(card, "btn_json_list").Select(button => new MessageLink(
                Need(button, "btn_json_list", "title"), Need(button, "btn_json_list", "action_url")))];
        if (buttons.Count == 0) throw Lacking("action_card.single_title or btn_json_list");
        return new MessageContent
        {
            MsgType = "actionCard",
            Title = title,
            Text = text,
            Url = buttons.Count == 1 ? buttons[0].Url : "",
            Buttons = buttons,
            ButtonsSideBySide = LooseJson.Text(card, "btn_orientation") == "1",
        };
    }

    static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        LooseJson.List(parent, name) is { } list ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];

    static TimeSpan? Seconds(JsonElement voice) =>
        int.TryParse(Need(voice, "voice", "duration"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 60
            ? TimeSpan.FromSeconds(seconds)
            : throw AppRefusal.Old(40035, "不合法的参数", "voice.duration must be whole seconds, more than 0 and less than 60");

    static string Need(JsonElement body, string type, string name) =>
        LooseJson.Text(body, name) is { Length: > 0 } text ? text : throw Lacking($"{type}.{name}");

    static AppRefusal Lacking(string what) => AppRefusal.Old(40035, "不合法的参数", $"{what} in msg is missing or empty");
}
