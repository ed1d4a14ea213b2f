using System.Globalization;
using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>
/// How a message travels through an app's robot: the <c>msgKey</c> and the <c>msgParam</c> of DingTalk's page "robot message type".
/// All values are texts. The capitals are DingTalk's: <c>actionURL1</c> under one another, <c>buttonUrl1</c> side by side.
/// </summary>
static class AppMessageJson
{
    /// <exception cref="ArgumentException">An app's robot cannot carry the message.</exception>
    public static (string Key, byte[] Param) Serialize(RobotMessage message)
    {
        AppMessageRules.Check(message);
        return (Key(message), JsonBody.Write(json => Write(json, message)));
    }

    static string Key(RobotMessage message) => message switch
    {
        TextMessage => "sampleText",
        MarkdownMessage => "sampleMarkdown",
        ImageMessage => "sampleImageMsg",
        LinkMessage => "sampleLink",
        ActionCardMessage { Buttons.Count: 1 } => "sampleActionCard",
        ActionCardMessage { ButtonsSideBySide: true } => "sampleActionCard6",
        ActionCardMessage card => "sampleActionCard" + Text(card.Buttons.Count),
        AudioMessage => "sampleAudio",
        FileMessage => "sampleFile",
        VideoMessage => "sampleVideo",
        _ => throw MessageRules.Refused($"An app's robot cannot carry a {message.GetType().Name}."),
    };

    static void Write(Utf8JsonWriter json, RobotMessage message)
    {
        switch (message)
        {
            case TextMessage text:
                json.Text("content", text.Content);
                break;

            case MarkdownMessage markdown:
                json.Text("title", markdown.Title);
                json.Text("text", markdown.Text);
                break;

            case ImageMessage image:
                json.Text("photoURL", image.Picture);
                break;

            case LinkMessage link:
                json.Text("title", link.Title);
                json.Text("text", link.Text);
                json.Text("picUrl", link.PictureUrl ?? "");
                json.Text("messageUrl", link.MessageUrl);
                break;

            case ActionCardMessage card:
                json.Text("title", card.Title);
                json.Text("text", card.Text);
                WriteButtons(json, card);
                break;

            case AudioMessage audio:
                json.Text("mediaId", audio.MediaId);
                json.Text("duration", Text(Math.Ceiling(audio.Duration.TotalMilliseconds)));
                break;

            case FileMessage file:
                json.Text("mediaId", file.MediaId);
                json.Text("fileName", file.FileName);
                json.Text("fileType", MediaRules.Ending(file.FileName));
                break;

            case VideoMessage video:
                json.Text("duration", Text(Math.Ceiling(video.Duration.TotalSeconds)));
                json.Text("videoMediaId", video.MediaId);
                json.Text("videoType", "mp4");
                json.Text("picMediaId", video.CoverMediaId);
                json.Text("height", Text(video.Height));
                json.Text("width", Text(video.Width));
                break;
        }
    }

    static void WriteButtons(Utf8JsonWriter json, ActionCardMessage card)
    {
        if (card.Buttons.Count == 1)
        {
            json.Text("singleTitle", card.Buttons[0].Title);
            json.Text("singleURL", card.Buttons[0].Url);
            return;
        }

        var (title, url) = card.ButtonsSideBySide ? ("buttonTitle", "buttonUrl") : ("actionTitle", "actionURL");
        for (var i = 0; i < card.Buttons.Count; i++)
        {
            json.Text(title + Text(i + 1), card.Buttons[i].Title);
            json.Text(url + Text(i + 1), card.Buttons[i].Url);
        }
    }

    static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
