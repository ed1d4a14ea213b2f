using System.CommandLine;
using DingTalk.Cli.Robots;
using DingTalk.Cli.Send;
using DingTalk.Robots;

namespace DingTalk.Cli.Apps;

/// <summary><c>dingtalk ding</c>: rings people.</summary>
static class DingCommand
{
    public static Command Build(CliConsole console, Dictionary<Command, string> help)
    {
        var (robots, content) = (new RobotOptions(), new ContentOptions());
        var channel = new Option<DingChannel>("--channel")
        {
            HelpName = "app|sms|phone",
            Description = "How it rings. The default is app; sms and phone cost the organisation money.",
            DefaultValueFactory = static _ => DingChannel.App,
        };
        var command = new Command("ding", "Ring people (DING): in the app, by SMS or by phone. Apps of the professional edition only.")
        {
            content.Words,
            content.TextFile,
            channel,
        };
        robots.AddAppTo(command, toGroups: false);
        command.SetAction(async (parsed, stop) =>
        {
            var text = await TextSource.ReadAsync(parsed, content, console, stop).ConfigureAwait(false);
            return await new AppRun(robots, console, isMessage: true).RunAsync(
                parsed, null, (app, _, users) => RingAsync(app, new Ding(text, users) { Channel = parsed.GetValue(channel) }, stop), stop)
                .ConfigureAwait(false);
        });
        help[command] = RobotOptions.AppEnvironment + "\n";
        return command;
    }

    static async Task<SendAccount> RingAsync(AppRobot app, Ding ding, CancellationToken stop)
    {
        if (ding.UserIds.Count == 0) throw new UsageException("There is nobody to ring. Name people with --user or --mobile.");

        var rung = await app.SendDingAsync(ding, stop).ConfigureAwait(false);
        if (rung.ValueOrDefault is not { } receipt) return new SendAccount(rung.Call);

        var failed = receipt.FailedUserIds;
        var result = failed.Count == 0 ? rung.Call : rung.Call with
        {
            Reason = SendReason.Partial,
            Advice = $"It does not ring for {string.Join(", ", failed.Select(static user => $"{user.Key} ({user.Value})"))}.",
            MayRepeat = false,
        };
        return new SendAccount(result)
        {
            OpenDingId = receipt.OpenDingId,
            Users = [.. ding.UserIds.Select(user => new UserSendResult(user, failed.ContainsKey(user) ? UserOutcome.Refused : UserOutcome.Accepted))],
            Done = $"Rung. openDingId {receipt.OpenDingId}",
        };
    }
}
