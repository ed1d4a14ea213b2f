using System.CommandLine;
using DingTalk.Cli.Robots;

namespace DingTalk.Cli.Send;

/// <summary><c>dingtalk send</c>: one message.</summary>
static class SendCommand
{
    const string Examples =
        """
        Examples:
          dingtalk send text "Disk is full on $(hostname)" --at 13800000000
          df -h | dingtalk send text --cut
          dingtalk send markdown --title Deployed --file notes.md
          dingtalk send card "Version 1.2 is ready." --title Release --button "Notes=https://example.com/1.2"
          dingtalk send file report.pdf --app-key dingabc --app-secret-file /run/secrets/app --conversation cidABC==
        """;

    public static Command Build(CliConsole console, Dictionary<Command, string> help)
    {
        var send = new Command("send", "Send one message through a webhook or an app's robot.");
        help[send] = $"{Examples}\n\n{RobotOptions.Environment}\n";
        var (robots, content) = (new RobotOptions(), new ContentOptions());
        foreach (var verb in MessageCommands.All(content).Concat(MediaCommands.All()))
        {
            foreach (var argument in verb.Arguments) verb.Command.Arguments.Add(argument);
            foreach (var option in verb.Options) verb.Command.Options.Add(option);
            verb.Command.Options.Add(content.Uuid);
            robots.AddTo(verb.Command);
            verb.Command.SetAction((parsed, stop) => new SendRun(verb, robots, content, console).RunAsync(parsed, stop));
            help[verb.Command] = RobotOptions.Environment + "\n";
            send.Subcommands.Add(verb.Command);
        }

        return send;
    }
}
