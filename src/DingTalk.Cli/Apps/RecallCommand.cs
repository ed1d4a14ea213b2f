using System.CommandLine;
using DingTalk.Cli.Robots;
using DingTalk.Cli.Send;
using DingTalk.Robots;

namespace DingTalk.Cli.Apps;

/// <summary><c>dingtalk recall</c>: takes back what an app has sent.</summary>
static class RecallCommand
{
    public static Command Build(CliConsole console, Dictionary<Command, string> help)
    {
        var (robots, agent) = (new RobotOptions(), AppOptions.Agent());
        var keys = new Argument<string[]>("key")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "The processQueryKeys of messages: to the group of --conversation, or to people without it.",
        };
        var ding = new Option<string?>("--ding") { HelpName = "ID", Description = "The openDingId of a DING." };
        var task = new Option<long?>("--task") { HelpName = "ID", Description = "The taskId of a work notification." };
        var command = new Command("recall", "Take back what an app has sent: messages, a DING or a work notification.") { keys, ding, task, agent };
        robots.AddAppTo(command, toGroups: true);
        command.SetAction((parsed, stop) =>
        {
            var (all, rung, notified) = (parsed.GetValue(keys) ?? [], parsed.GetValue(ding), parsed.GetValue(task));
            if ((all.Length > 0 ? 1 : 0) + (rung is null ? 0 : 1) + (notified is null ? 0 : 1) != 1)
                throw new UsageException("Name what to take back: the processQueryKeys of messages, or --ding, or --task; one of the three.");

            long? id = notified is null ? null : AppOptions.ReadAgent(parsed, agent, console);
            return new AppRun(robots, console, isMessage: false).RunAsync(
                parsed, id, async (app, choice, _) => rung is not null ? Whole(await app.RecallDingAsync(rung, stop).ConfigureAwait(false))
                    : notified is { } number ? Whole(await app.RecallWorkNotificationAsync(number, stop).ConfigureAwait(false))
                    : Each(await (choice.Conversation is { } group
                        ? app.RecallFromGroupAsync(group, all, stop)
                        : app.RecallFromUsersAsync(all, stop)).ConfigureAwait(false)),
                stop);
        });
        help[command] = RobotOptions.AppEnvironment + "\n";
        return command;
    }

    static SendAccount Whole(SendResult result) => new(result) { Done = "Recalled." };

    static SendAccount Each(AppResult<RecallResult> recall)
    {
        if (recall.ValueOrDefault is not { Failed.Count: > 0 } result) return Whole(recall.Call);

        var advice = $"Not recalled: {string.Join(", ", result.Failed.Select(static key => $"{key.Key} ({key.Value})"))}.";
        return new SendAccount(result.Recalled.Count > 0
            ? recall.Call with { Outcome = SendOutcome.Accepted, Reason = SendReason.Partial, Advice = advice }
            : recall.Call with { Outcome = SendOutcome.RefusedForContent, Reason = SendReason.Expired, Advice = advice });
    }
}
