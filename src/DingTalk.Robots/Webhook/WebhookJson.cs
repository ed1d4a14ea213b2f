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
        return JsonBody.Write(json =>
        {
            WriteMessage(json, message);
            if (message.MsgUuid is { } key) json.Text("msgUuid", key);
        });
    }

    static void WriteMessage(Utf8JsonWriter json, RobotMessage message)
    {
        switch (message)
        {
            case TextMessage text:
                WriteStart(json, "text");
                json.Text("content", text.Content);
                json.WriteEndObject();
                WriteMentions(json, text.Mentions);
                break;

            case MarkdownMessage markdown:
                WriteStart(json, "markdown");
                json.Text("title", markdown.Title);
                json.Text("text", markdown.Text);
                json.WriteEndObject();
                WriteMentions(json, markdown.Mentions);
                break;

            // The capitals are DingTalk's: messageUrl and picUrl here, messageURL and picURL in a feed card.
            case LinkMessage link:
                WriteStart(json, "link");
                json.Text("title", link.Title);
                json.Text("text", link.Text);
                json.Text("messageUrl", link.MessageUrl);
                if (link.PictureUrl is { } picture) json.Text("picUrl", picture);
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

            // Undocumented: DingTalk's page says that webhooks send no pictures, live robots do.
            case ImageMessage image:
                WriteStart(json, "image");
                json.Text("picURL", image.Picture);
                json.WriteEndObject();
                break;

            default:
                throw new ArgumentException($"A webhook cannot carry a {message.GetType().Name}.", nameof(message));
        }
    }

    static void WriteCard(Utf8JsonWriter json, ActionCardMessage card)
    {
        json.Text("title", card.Title);
        json.Text("text", card.Text);
        if (card.Buttons.Count == 1)
        {
            json.Text("singleTitle", card.Buttons[0].Title);
            json.Text("singleURL", card.Buttons[0].Url);
        }

        json.WriteString("btnOrientation", card.ButtonsSideBySide ? "1" : "0");
        json.WriteString("hideAvatar", card.HideAvatar ? "1" : "0");
        if (card.Buttons.Count == 1) return;

        json.WriteStartArray("btns");
        foreach (var button in card.Buttons)
        {
            json.WriteStartObject();
            json.Text("title", button.Title);
            json.Text("actionURL", button.Url);
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
            json.Text("title", link.Title);
            json.Text("messageURL", link.MessageUrl);
            json.Text("picURL", link.PictureUrl);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteMentions(Utf8JsonWriter json, Mentions? mentions)
    {
        if (mentions is null) return;

        json.WriteStartObject("at");
        json.Texts("atMobiles", mentions.Mobiles);
        json.Texts("atUserIds", mentions.UserIds);
        json.WriteBoolean("isAtAll", mentions.Everyone);
        json.WriteEndObject();
    }

    static void WriteStart(Utf8JsonWriter json, string type)
    {
        json.WriteString("msgtype", type);
        json.WriteStartObject(type);
    }
}
