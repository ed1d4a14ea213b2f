using System.CommandLine;
using DingTalk.Cli.Robots;
using DingTalk.Robots;

namespace DingTalk.Cli.Check;

/// <summary>Looks at a robot, and sends a message only where it is told to.</summary>
sealed class CheckRun(RobotOptions robots, Option<string?> keywordOption, Option<bool> sendOption, CliConsole console)
{
    public async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var choice = RobotChoice.Read(parsed, robots, console);
        var keyword = parsed.GetValue(keywordOption);
        var account = new CheckAccount();
        if (choice.Webhook is { } webhook) await new WebhookCheck(webhook, keyword, console).LookAsync(account, stop).ConfigureAwait(false);
        else await new AppCheck(choice).LookAsync(account, stop).ConfigureAwait(false);

        var failed = account.ExitCode != ExitCode.Done;
        if (parsed.GetValue(sendOption) && !failed) await SendAsync(account, choice, keyword, stop).ConfigureAwait(false);
        else if (!failed)
        {
            account.Unknown(
                "delivery",
                "Nothing was sent. Whether a message would pass the limits and the month's quota is told only when one is sent: --send.");
        }

        return new CheckReport(console, parsed.GetValue(robots.Json)).Write(account);
    }

    async Task SendAsync(CheckAccount account, RobotChoice choice, string? keyword, CancellationToken stop)
    {
        var (robot, failure) = await OpenRobot.OpenAsync(choice, stop).ConfigureAwait(false);
        if (robot is null)
        {
            account.Fail("delivery", failure!.Explain());
            return;
        }

        using (robot)
        {
            var time = TimeZoneInfo.ConvertTime(console.TimeProvider.GetUtcNow(), console.TimeProvider.LocalTimeZone);
            var text = $"dingtalk check: this robot works. {time:yyyy-MM-dd HH:mm:ss zzz}";
            var message = new TextMessage(keyword is null ? text : $"{keyword} {text}");
            var result = await robot.Robot.SendAsync(message, stop).ConfigureAwait(false);
            account.IsInDoubt = result.Outcome == SendOutcome.InDoubt;
            if (result.IsDelivered) account.Ok("delivery", "The group has a test message.");
            else if (result is { IsAccepted: true, Reason: SendReason.None }) account.Ok("delivery", "DingTalk took a test message and delivers it by itself.");
            else account.Fail("delivery", result.Explain());
        }
    }
}
