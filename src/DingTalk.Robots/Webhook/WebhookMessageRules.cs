namespace DingTalk.Robots;

/// <summary>What a webhook can carry, told in a sentence before anything is sent.</summary>
static class WebhookMessageRules
{
    /// <exception cref="ArgumentException">The message lacks something, or a webhook cannot carry it.</exception>
    public static void Check(RobotMessage message)
    {
        MessageRules.Check(message);
        switch (message)
        {
            case ImageMessage image when !IsAddress(image.Picture):
                throw MessageRules.Refused(
                    "A webhook carries a picture by its http or https address only, not by a media id: use an address, a markdown "
                    + "message with ![](https://…), or an AppRobot.");

            case FileMessage or AudioMessage or VideoMessage:
                throw MessageRules.Refused(
                    "A webhook carries no files, sounds or videos: send a link to it, or send it through an AppRobot.");
        }
    }

    static bool IsAddress(string picture)
        => Uri.TryCreate(picture, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
