namespace DingTalk.Robots;

/// <summary>What an app's robot can carry, told in a sentence before anything is sent.</summary>
static class AppMessageRules
{
    const int MaxButtons = 5;

    static readonly string[] FileTypes = ["xlsx", "pdf", "zip", "rar", "doc", "docx"];

    /// <exception cref="ArgumentException">The message lacks something, or an app's robot cannot carry it.</exception>
    public static void Check(RobotMessage message)
    {
        MessageRules.Check(message);
        if (MentionsOf(message) is { } mentions && (mentions.Everyone || mentions.Mobiles.Count + mentions.UserIds.Count > 0))
        {
            throw MessageRules.Refused(
                "An app's robot mentions nobody: send to the persons themselves (SendToUsersAsync), or through a webhook or the "
                + "session of a callback.");
        }

        switch (message)
        {
            case FeedCardMessage:
                throw MessageRules.Refused(
                    "An app's robot carries no feed card: send link messages, or one markdown message with links.");

            case ActionCardMessage { Buttons.Count: > MaxButtons }:
                throw MessageRules.Refused(
                    $"An app's robot carries at most {MaxButtons} buttons: leave some out, or put them into the text as links.");

            case ActionCardMessage { ButtonsSideBySide: true, Buttons.Count: > 2 }:
                throw MessageRules.Refused(
                    "An app's robot carries two buttons side by side and no more: put them one under the other.");

            case ActionCardMessage { HideAvatar: true }:
                throw MessageRules.Refused("An app's robot cannot hide its picture: leave HideAvatar out.");

            case FileMessage file when Array.IndexOf(FileTypes, MediaRules.Ending(file.FileName)) < 0:
                throw MessageRules.Refused(
                    $"An app's robot carries files of the types {string.Join(", ", FileTypes)}, and the file name's ending says "
                    + $"{Shown(file.FileName)}: send it as a zip, or as a link.");
        }
    }

    public static Mentions? MentionsOf(RobotMessage message) => message switch
    {
        TextMessage text => text.Mentions,
        MarkdownMessage markdown => markdown.Mentions,
        ActionCardMessage card => card.Mentions,
        _ => null,
    };

    public static string Shown(string fileName) => MediaRules.Ending(fileName) is { Length: > 0 } ending ? ending : "nothing";
}
