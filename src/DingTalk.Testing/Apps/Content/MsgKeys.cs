using System.Globalization;
using System.Text.Json;
using DingTalk.Testing.Apps.Calls;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Content;

/// <summary>
/// The messages of an app's robot: each msgKey with the fields that its msgParam must have. Which of them the service insists on
/// is inferred from its catalogue of errors, which has a code for each.
/// </summary>
static class MsgKeys
{
    static readonly string[] Names =
    [
        "sampleText", "sampleMarkdown", "sampleImageMsg", "sampleLink", "sampleActionCard", "sampleActionCard2", "sampleActionCard3",
        "sampleActionCard4", "sampleActionCard5", "sampleActionCard6", "sampleAudio", "sampleFile", "sampleVideo",
    ];

    public static bool Has(string key) => Names.Contains(key);

    public static string WhyUnknown(string key)
    {
        if (key.Contains("feed", StringComparison.OrdinalIgnoreCase)) return "an app's robot has no feed cards, only the webhook has";
        var like = Names.FirstOrDefault(name =>
            name.Equals(key, StringComparison.OrdinalIgnoreCase)
            || name.Equals($"sample{key}", StringComparison.OrdinalIgnoreCase)
            || name.Equals($"{key}Msg", StringComparison.OrdinalIgnoreCase)
            || name.Equals($"sample{key}Msg", StringComparison.OrdinalIgnoreCase));
        return like is null
            ? $"there is no msgKey '{key}': there are {string.Join(", ", Names)}"
            : $"there is no msgKey '{key}': it is spelt {like}";
    }

    public static MessageContent Read(string key, JsonElement root)
    {
        var fields = new ParamFields(root);
        return key switch
        {
            "sampleText" => new MessageContent { MsgType = "text", Text = fields.Need("content", "contentOfText") },
            "sampleMarkdown" => new MessageContent
            {
                MsgType = "markdown",
                Title = fields.Need("title", "markdownTotitle"),
                Text = fields.Need("text", "markdownTotext"),
            },
            "sampleImageMsg" => new MessageContent { MsgType = "image", Picture = fields.Need("photoURL", "photoTophotoUrl") },
            "sampleLink" => new MessageContent
            {
                MsgType = "link",
                Text = fields.Need("text", "textOfLink"),
                Title = fields.Need("title", "titleOfLink"),
                Url = fields.Need("messageUrl", "messageUrlOfLink"),
                Picture = fields.Text("picUrl"),
            },
            "sampleAudio" => new MessageContent
            {
                MsgType = "audio",
                MediaId = fields.Need("mediaId", "audio"),
                Duration = Duration(fields.Need("duration", "audio"), TimeSpan.FromMilliseconds(1)),
            },
            "sampleFile" => File(fields),
            "sampleVideo" => new MessageContent
            {
                MsgType = "video",
                MediaId = fields.Need("videoMediaId", "video"),
                Picture = fields.Text("picMediaId"),
                FileName = fields.Need("videoType", "video") is var type ? $"video.{type}" : "",
                Duration = Duration(fields.Need("duration", "video"), TimeSpan.FromSeconds(1)),
            },
            _ => Card(key, fields),
        };
    }

    static MessageContent File(ParamFields fields)
    {
        var (id, name, type) = (fields.Need("mediaId", "file"), fields.Need("fileName", "file"), fields.Need("fileType", "file"));
        return new MessageContent
        {
            MsgType = "file",
            MediaId = id,
            FileName = name.EndsWith($".{type}", StringComparison.OrdinalIgnoreCase) ? name : $"{name}.{type}",
        };
    }

    static MessageContent Card(string key, ParamFields fields)
    {
        var (title, text) = (fields.Need("title", "actionCardTotitle"), fields.Need("text", "actionCardTotext"));
        IReadOnlyList<MessageLink> buttons = key switch
        {
            "sampleActionCard" =>
            [
                new(fields.Need("singleTitle", "actionCardTosingleTitle"), fields.Need("singleURL", "actionCardTosingleUrl")),
            ],
            "sampleActionCard6" => Buttons(fields, 2, "buttonTitle", "buttonUrl"),
            _ => Buttons(fields, key[^1] - '0', "actionTitle", "actionURL"),
        };
        return new MessageContent
        {
            MsgType = "actionCard",
            Title = title,
            Text = text,
            Url = buttons.Count == 1 ? buttons[0].Url : "",
            Buttons = buttons,
            ButtonsSideBySide = key == "sampleActionCard6",
        };
    }

    static IReadOnlyList<MessageLink> Buttons(ParamFields fields, int count, string title, string url) =>
    [
        .. Enumerable.Range(1, count).Select(i => new MessageLink(
            fields.Need($"{title}{i}", "actionCardTobtnsTotitle"), fields.Need($"{url}{i}", "actionCardTobtnsToactionUrl"))),
    ];

    static TimeSpan Duration(string text, TimeSpan unit) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e9
            ? unit * number
            : throw AppRefusal.New("invalidParameter.param.invalid", "参数不合法", $"msgParam.duration must be a number in digits, not '{text}'");
}
