using System.CommandLine;
using DingTalk.Cli.Robots;

namespace DingTalk.Cli.Check;

/// <summary><c>dingtalk check</c>: what is wrong with a robot.</summary>
static class CheckCommand
{
    const string How =
        """
        How it looks without sending: to a webhook it posts a message without a text, which DingTalk refuses after its checks, up to
        three times; of an app it asks for a token and for the read status of a message that does not exist. The group sees nothing.
        DingTalk may count these calls against the organisation's quota and the robot's limit. What is not known is called unknown.
        """;

    public static Command Build(CliConsole console, Dictionary<Command, string> help)
    {
        var keyword = new Option<string?>("--keyword") { HelpName = "WORD", Description = "One of the robot's keywords, to see whether it is." };
        var send = new Option<bool>("--send") { Description = "Send one test message, where nothing wrong is found before." };
        var robots = new RobotOptions();
        var command = new Command("check", "Find out whether a webhook or an app's robot works, and how to mend it. Sends nothing unless told to.")
        {
            keyword,
            send,
        };
        robots.AddTo(command);
        command.SetAction((parsed, stop) => new CheckRun(robots, keyword, send, console).RunAsync(parsed, stop));
        help[command] = $"{How}\n\n{RobotOptions.Environment}\n";
        return command;
    }
}
