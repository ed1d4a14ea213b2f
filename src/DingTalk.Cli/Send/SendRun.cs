using System.CommandLine;
using DingTalk.Cli.Robots;
using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>Sends one message, once, and reports what came of it.</summary>
sealed class SendRun(SendVerb verb, RobotOptions robots, ContentOptions content, CliConsole console)
{
    bool _isOnItsWay;
    string? _key;

    public async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var choice = RobotChoice.Read(parsed, robots, console);
        var report = new SendReport(console, parsed.GetValue(robots.Json));
        var (robot, failure) = await OpenRobot.OpenAsync(choice, stop).ConfigureAwait(false);
        if (robot is null) return report.Write(new SendAccount(failure!));

        using (robot)
        {
            try
            {
                return report.Write(await SendAsync(parsed, robot, stop).ConfigureAwait(false));
            }
            catch (SendFailedException failed)
            {
                return report.Write(new SendAccount(failed.Result));
            }
            catch (OperationCanceledException) when (_isOnItsWay && stop.IsCancellationRequested)
            {
                report.WriteCancelled(_key);
                return ExitCode.Cancelled;
            }
        }
    }

    async Task<SendAccount> SendAsync(ParseResult parsed, OpenRobot robot, CancellationToken stop)
    {
        // An app's robot has nothing like it.
        var key = _key = robot.App is null ? parsed.GetValue(content.Uuid) ?? Guid.NewGuid().ToString("N") : null;
        var message = await verb.MakeAsync(new SendContext(parsed, content, robot, key, console, stop)).ConfigureAwait(false);
        message = message with { MsgUuid = key };
        _isOnItsWay = true;
        if (robot is { App: { } app, Users.Count: > 0 })
        {
            var sent = await app.SendToUsersAsync(robot.Users, message, stop).ConfigureAwait(false);
            return new SendAccount(sent.Call) { Users = sent.Users };
        }

        var result = await robot.Robot.SendAsync(message, stop).ConfigureAwait(false);
        // The robot goes by DingTalk's time from now on.
        if (result is { Outcome: SendOutcome.NotAccepted, Reason: SendReason.Clock })
            result = await robot.Robot.SendAsync(message, stop).ConfigureAwait(false);
        return new SendAccount(result) { MsgUuid = message.MsgUuid };
    }
}
