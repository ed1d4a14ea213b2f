namespace DingTalk.Robots;

/// <summary>What every message must hold, whichever robot carries it, told in a sentence before anything is sent.</summary>
static class MessageRules
{
    /// <exception cref="ArgumentException">The message lacks something.</exception>
    public static void Check(RobotMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        switch (message)
        {
            case TextMessage text:
                Require(text.Content, "A text message needs a content");
                CheckMentions(text.Mentions);
                break;

            case MarkdownMessage markdown:
                Require(markdown.Title, "A markdown message needs a title");
                Require(markdown.Text, "A markdown message needs a text");
                CheckMentions(markdown.Mentions);
                break;

            case LinkMessage link:
                Require(link.Title, "A link message needs a title");
                Require(link.Text, "A link message needs a text");
                Require(link.MessageUrl, "A link message needs the address it opens");
                break;

            case ActionCardMessage card:
                CheckCard(card);
                break;

            case FeedCardMessage feed:
                CheckFeed(feed);
                break;

            default:
                CheckMedia(message);
                break;
        }
    }

    public static void CheckMentions(Mentions? mentions)
    {
        if (mentions is null) return;

        var count = (mentions.Mobiles?.Count ?? 0) + (mentions.UserIds?.Count ?? 0);
        if (mentions.Mobiles is null || mentions.UserIds is null
            || mentions.Mobiles.Any(string.IsNullOrEmpty) || mentions.UserIds.Any(string.IsNullOrEmpty))
        {
            throw Refused("A mention needs a mobile number or a user id, and one of them is empty: leave it out.");
        }

        if (count > Mentions.MaxCount)
        {
            throw Refused(
                $"DingTalk notifies at most {Mentions.MaxCount} people in one message, and this one mentions {count}: "
                + "mention fewer, or everyone.");
        }
    }

#pragma warning disable CA2208 // The argument is the caller's message, whichever method here looks at it.
    public static ArgumentException Refused(string sentence) => new(sentence, "message");
#pragma warning restore CA2208

    static void CheckCard(ActionCardMessage card)
    {
        Require(card.Title, "An action card needs a title");
        Require(card.Text, "An action card needs a text");
        Require(card.Buttons, "An action card needs a button");
        foreach (var button in card.Buttons)
        {
            Require(button?.Title, "A button of an action card needs a title");
            Require(button?.Url, "A button of an action card needs the address it opens");
        }

        CheckMentions(card.Mentions);
    }

    static void CheckFeed(FeedCardMessage feed)
    {
        Require(feed.Links, "A feed card needs a link");
        foreach (var link in feed.Links)
        {
            Require(link?.Title, "A link of a feed card needs a title");
            Require(link?.MessageUrl, "A link of a feed card needs the address it opens");
            Require(link?.PictureUrl, "A link of a feed card needs the address of a picture");
        }
    }

    static void CheckMedia(RobotMessage message)
    {
        switch (message)
        {
            case ImageMessage image:
                Require(image.Picture, "An image message needs a picture's address or media id");
                if (image.Picture.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                {
                    throw Refused(
                        "DingTalk takes no pictures as base64: upload it with AppRobot.UploadAsync and send its media id, or use an "
                        + "address that DingTalk can reach.");
                }

                break;

            case FileMessage file:
                Require(file.MediaId, "A file message needs the media id of an upload");
                Require(file.FileName, "A file message needs a file name");
                break;

            case AudioMessage audio:
                Require(audio.MediaId, "An audio message needs the media id of an upload");
                Require(audio.Duration, "An audio message needs its duration");
                break;

            case VideoMessage video:
                Require(video.MediaId, "A video message needs the media id of an upload");
                Require(video.CoverMediaId, "A video message needs the media id of a picture");
                Require(video.Duration, "A video message needs its duration");
                if (video.Width <= 0 || video.Height <= 0)
                    throw Refused("A video message needs its width and height in pixels.");
                break;
        }
    }

    static void Require(string? value, string need)
    {
        if (string.IsNullOrEmpty(value)) throw Refused($"{need}: DingTalk counts an empty one as missing.");
    }

    static void Require(TimeSpan value, string need)
    {
        if (value <= TimeSpan.Zero) throw Refused($"{need}, more than zero.");
    }

    static void Require<T>(IReadOnlyList<T>? values, string need)
    {
        if (values is null or { Count: 0 }) throw Refused($"{need}: DingTalk refuses it without.");
    }
}
