using System.CommandLine;
using DingTalk.Cli.Robots;
using DingTalk.Cli.Send;
using DingTalk.Robots;

namespace DingTalk.Cli.Apps;

/// <summary><c>dingtalk notify</c>: a work notification.</summary>
static class NotifyCommand
{
    public static Command Build(CliConsole console, Dictionary<Command, string> help)
    {
        var (robots, content, agent) = (new RobotOptions(), new ContentOptions(), AppOptions.Agent());
        var department = new Option<long[]>("--department") { HelpName = "ID", Description = "A department; repeat it for more." };
        var everybody = new Option<bool>("--everybody") { Description = "The whole organisation, three times a day at most." };
        var command = new Command("notify", "Send a work notification (工作通知), which comes from the app: text, or markdown with --title.")
        {
            content.Words,
            content.TextFile,
            content.Title,
            agent,
            department,
            everybody,
        };
        robots.AddAppTo(command, toGroups: false);
        command.SetAction(async (parsed, stop) =>
        {
            var id = AppOptions.ReadAgent(parsed, agent, console);
            var text = await TextSource.ReadAsync(parsed, content, console, stop).ConfigureAwait(false);
            RobotMessage message = parsed.GetValue(content.Title) is { } title ? new MarkdownMessage(title, text) : new TextMessage(text);
            return await new AppRun(robots, console, isMessage: true).RunAsync(parsed, id, NotifyAsync, stop).ConfigureAwait(false);

            async Task<SendAccount> NotifyAsync(AppRobot app, RobotChoice choice, string[] users)
            {
                var receivers = new WorkReceivers
                {
                    UserIds = users,
                    DepartmentIds = parsed.GetValue(department) ?? [],
                    Everybody = parsed.GetValue(everybody),
                };
                var sent = await app.SendWorkNotificationAsync(receivers, message, stop).ConfigureAwait(false);
                return new SendAccount(sent.Call)
                {
                    TaskId = sent.ValueOrDefault?.TaskId,
                    Done = $"Accepted. DingTalk delivers it by itself. taskId {sent.ValueOrDefault?.TaskId}",
                };
            }
        });
        help[command] = RobotOptions.AppEnvironment + "\n";
        return command;
    }
}
