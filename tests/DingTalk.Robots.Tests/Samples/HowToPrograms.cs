namespace DingTalk.Robots.Tests.Samples;

/// <summary>
/// The three programs of the readme, line for line but for the options and the file, which here lead to a test's server.
/// </summary>
static class HowToPrograms
{
    public static async Task TextAsync(AppRobotOptions options, string group, TextWriter console)
    {
        using var robot = new AppRobot(options);
        var message = new TextMessage("磁盘满了 / the disk is full");
        var result = await robot.SendToGroupAsync(group, message);
        console.WriteLine(result.Explain());
    }

    public static async Task ImageAsync(AppRobotOptions options, string group, string path, TextWriter console)
    {
        using var robot = new AppRobot(options);
        using var file = File.OpenRead(path);
        var chart = await robot.UploadAsync(file, "chart.png");
        var result = await robot.SendToGroupAsync(group, new ImageMessage(chart.Value.MediaId));
        console.WriteLine(result.Explain());
    }

    public static async Task LinkAsync(AppRobotOptions options, string group, TextWriter console)
    {
        using var robot = new AppRobot(options);
        var message = new LinkMessage("Runbook", "What to do when the disk is full", "https://example.com/runbook");
        var result = await robot.SendToGroupAsync(group, message);
        console.WriteLine(result.Explain());
    }
}
