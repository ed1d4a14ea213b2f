using DingTalk.Robots;

namespace Messages;

/// <summary>Text, image and link through an app's AppKey and AppSecret: five lines each, and a sentence that helps where it fails.</summary>
static class HowTo
{
    public static async Task<SendResult> SendTextAsync(AppRobotOptions app, string group)
    {
        using var robot = new AppRobot(app);
        var result = await robot.SendToGroupAsync(group, new TextMessage("Disk is full on web-1."));
        Console.WriteLine(result.Explain());
        return result;
    }

    public static async Task<SendResult> SendImageAsync(AppRobotOptions app, string group, Stream picture)
    {
        using var robot = new AppRobot(app);
        var media = await robot.UploadAsync(picture, "chart.png");
        var result = media.HasValue ? await robot.SendToGroupAsync(group, new ImageMessage(media.Value.MediaId)) : media.Call;
        Console.WriteLine(result.Explain());
        return result;
    }

    public static async Task<SendResult> SendLinkAsync(AppRobotOptions app, string group)
    {
        using var robot = new AppRobot(app);
        var link = new LinkMessage("Disk is full", "web-1 has 0 bytes left.", "https://example.com/web-1");
        var result = await robot.SendToGroupAsync(group, link);
        Console.WriteLine(result.Explain());
        return result;
    }
}
