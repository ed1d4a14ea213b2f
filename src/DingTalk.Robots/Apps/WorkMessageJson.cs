using System.Globalization;
using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>
/// How a message travels as a work notification: the <c>msg</c> of DingTalk's page "message types and data format", in snake case
/// but for the link's.
/// </summary>
static class WorkMessageJson
{
    /// <exception cref="ArgumentException">A work notification cannot carry the message.</exception>
    public static byte[] Serialize(RobotMessage message)
    {
        Check(message);
        return JsonBody.Write(json => Write(json, message));
    }

    static void Check(RobotMessage message)
    {
        MessageRules.Check(message);
        if (AppMessageRules.MentionsOf(message) is { } mentions
            && (mentions.Everyone || mentions.Mobiles.Count + mentions.UserIds.Count > 0))
        {
            throw MessageRules.Refused("A work notification mentions nobody: its receivers are who it is for.");
        }

        switch (message)
        {
            case FeedCardMessage:
                throw MessageRules.Refused("A work notification carries no feed card: send markdown with links.");
            case VideoMessage:
                throw MessageRules.Refused("A work notification carries no video: send a link to it.");
            case ImageMessage image when image.Picture.Contains("://"):
                throw MessageRules.Refused(
                    "A work notification carries a picture by its media id only: upload it with UploadAsync, or send markdown with "
                    + "![](https://…).");
            case LinkMessage { PictureUrl: null or "" }:
                throw MessageRules.Refused("A link in a work notification needs a picture: set its PictureUrl, or send markdown.");
            case ActionCardMessage { HideAvatar: true }:
                throw MessageRules.Refused("A work notification cannot hide a picture: leave HideAvatar out.");
        }
    }

    static void Write(Utf8JsonWriter json, RobotMessage message)
    {
        switch (message)
        {
            case TextMessage text:
                Start(json, "text");
                json.Text("content", text.Content);
                break;

            case MarkdownMessage markdown:
                Start(json, "markdown");
                json.Text("title", markdown.Title);
                json.Text("text", markdown.Text);
                break;

            case ImageMessage image:
                Start(json, "image");
                json.Text("media_id", image.Picture);
                break;

            case AudioMessage audio:
                Start(json, "voice");
                json.Text("media_id", audio.MediaId);
                json.Text("duration", Math.Ceiling(audio.Duration.TotalSeconds).ToString("0", CultureInfo.InvariantCulture));
                break;

            case FileMessage file:
                Start(json, "file");
                json.Text("media_id", file.MediaId);
                break;

            case LinkMessage link:
                Start(json, "link");
                json.Text("messageUrl", link.MessageUrl);
                json.Text("picUrl", link.PictureUrl!);
                json.Text("title", link.Title);
                json.Text("text", link.Text);
                break;

            case ActionCardMessage card:
                Start(json, "action_card");
                json.Text("title", card.Title);
                json.Text("markdown", card.Text);
                WriteButtons(json, card);
                break;
        }

        json.WriteEndObject();
    }

    static void WriteButtons(Utf8JsonWriter json, ActionCardMessage card)
    {
        if (card.Buttons.Count == 1)
        {
            json.Text("single_title", card.Buttons[0].Title);
            json.Text("single_url", card.Buttons[0].Url);
            return;
        }

        json.WriteString("btn_orientation", card.ButtonsSideBySide ? "1" : "0");
        json.WriteStartArray("btn_json_list");
        foreach (var button in card.Buttons)
        {
            json.WriteStartObject();
            json.Text("title", button.Title);
            json.Text("action_url", button.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Start(Utf8JsonWriter json, string type)
    {
        json.WriteString("msgtype", type);
        json.WriteStartObject(type);
    }
}
