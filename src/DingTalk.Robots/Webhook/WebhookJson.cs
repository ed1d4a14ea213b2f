using System.Buffers;
using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>
/// How a message travels to a webhook: the JSON of DingTalk's "custom robots send group messages" and "robot message type"
/// pages. The same message always gives the same bytes.
/// </summary>
static class WebhookJson
{
    /// <exception cref="ArgumentException">The message holds what a webhook cannot carry.</exception>
    public static byte[] Serialize(RobotMessage message)
    {
        WebhookMessageRules.Check(message);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            WriteMessage(json, message);
            if (message.MsgUuid is { } key) WriteText(json, "msgUuid", key);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    static void WriteMessage(Utf8JsonWriter json, RobotMessage message)
    {
        switch (message)
        {
            case TextMessage text:
                WriteStart(json, "text");
                WriteText(json, "content", text.Content);
                json.WriteEndObject();
                WriteMentions(json, text.Mentions);
                break;

            case MarkdownMessage markdown:
                WriteStart(json, "markdown");
                WriteText(json, "title", markdown.Title);
                WriteText(json, "text", markdown.Text);
                json.WriteEndObject();
                WriteMentions(json, markdown.Mentions);
                break;

            // The capitals are DingTalk's: messageUrl and picUrl here, messageURL and picURL in a feed card.
            case LinkMessage link:
                WriteStart(json, "link");
                WriteText(json, "title", link.Title);
                WriteText(json, "text", link.Text);
                WriteText(json, "messageUrl", link.MessageUrl);
                if (link.PictureUrl is { } picture) WriteText(json, "picUrl", picture);
                json.WriteEndObject();
                break;

            case ActionCardMessage card:
                WriteStart(json, "actionCard");
                WriteCard(json, card);
                json.WriteEndObject();
                WriteMentions(json, card.Mentions);
                break;

            case FeedCardMessage feed:
                WriteStart(json, "feedCard");
                WriteFeed(json, feed);
                json.WriteEndObject();
                break;

            default:
                throw new ArgumentException($"A webhook cannot carry a {message.GetType().Name}.", nameof(message));
        }
    }

    static void WriteCard(Utf8JsonWriter json, ActionCardMessage card)
    {
        WriteText(json, "title", card.Title);
        WriteText(json, "text", card.Text);
        if (card.Buttons.Count == 1)
        {
            WriteText(json, "singleTitle", card.Buttons[0].Title);
            WriteText(json, "singleURL", card.Buttons[0].Url);
        }

        json.WriteString("btnOrientation", card.ButtonsSideBySide ? "1" : "0");
        json.WriteString("hideAvatar", card.HideAvatar ? "1" : "0");
        if (card.Buttons.Count == 1) return;

        json.WriteStartArray("btns");
        foreach (var button in card.Buttons)
        {
            json.WriteStartObject();
            WriteText(json, "title", button.Title);
            WriteText(json, "actionURL", button.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteFeed(Utf8JsonWriter json, FeedCardMessage feed)
    {
        json.WriteStartArray("links");
        foreach (var link in feed.Links)
        {
            json.WriteStartObject();
            WriteText(json, "title", link.Title);
            WriteText(json, "messageURL", link.MessageUrl);
            WriteText(json, "picURL", link.PictureUrl);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteMentions(Utf8JsonWriter json, Mentions? mentions)
    {
        if (mentions is null) return;

        json.WriteStartObject("at");
        WriteTexts(json, "atMobiles", mentions.Mobiles);
        WriteTexts(json, "atUserIds", mentions.UserIds);
        json.WriteBoolean("isAtAll", mentions.Everyone);
        json.WriteEndObject();
    }

    static void WriteStart(Utf8JsonWriter json, string type)
    {
        json.WriteString("msgtype", type);
        json.WriteStartObject(type);
    }

    static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) WriteText(json, text);
        json.WriteEndArray();
    }

    static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WritePropertyName(name);
        WriteText(json, text);
    }

    static void WriteText(Utf8JsonWriter json, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(JsonSize.Of(text) + 2);
        buffer[0] = (byte)'"';
        var length = JsonText.Write(text.AsSpan(), buffer.AsSpan(1)) + 1;
        buffer[length++] = (byte)'"';
        json.WriteRawValue(buffer.AsSpan(0, length), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
