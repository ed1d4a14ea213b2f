using System.Globalization;
using DingTalk.Robots;

namespace DingTalk.Cli.Check;

/// <summary>
/// Finds out about a custom robot without a message in its group, as far as that goes. DingTalk does not say in which order it
/// checks; so what a probe was not refused for is taken as seen only where a second one, wrong in just that, is refused for it.
/// </summary>
sealed class WebhookCheck(WebhookRobotOptions options, string? keyword, CliConsole console)
{
    const string Title = "dingtalk check";

    public async Task LookAsync(CheckAccount account, CancellationToken stop)
    {
        SendResult answer;
        var sent = console.TimeProvider.GetUtcNow();
        try
        {
            answer = await ProbeAsync(options, keyword ?? Title, stop).ConfigureAwait(false);
        }
        catch (ArgumentException refused)
        {
            account.Fail("address", Sentence.Of(refused));
            return;
        }

        var received = console.TimeProvider.GetUtcNow();
        account.Ok("address", "The webhook is a whole address.");
        if (answer.HttpStatus is null)
        {
            account.Fail("network", answer.Explain());
            return;
        }

        var time = ((received - sent).TotalMilliseconds).ToString("0", CultureInfo.InvariantCulture);
        account.Ok("network", $"{new Uri(options.Webhook.Trim()).Authority} answered within {time} ms.");
        ClockCheck.Look(account, answer, sent, received);
        if (Judge(account, answer)) await LookCloserAsync(account, stop).ConfigureAwait(false);
    }

    /// <summary>Whether nothing but its missing text was found wrong with the probe.</summary>
    bool Judge(CheckAccount account, SendResult answer)
    {
        switch (answer.Reason)
        {
            case SendReason.None:
                account.Warn("token", "DingTalk took a probe without a text, which it should refuse: the group may show an empty message.");
                return false;

            case SendReason.Malformed when answer.Outcome == SendOutcome.RefusedForContent:
                account.Ok("token", "DingTalk knows the access token.");
                return true;

            case SendReason.Keyword when keyword is null:
                account.Fail(
                    "keyword",
                    "The robot has keywords, and every message must hold one of them. Give one with --keyword to check it, and put it "
                    + "into every message.");
                return false;

            case SendReason.Keyword:
                account.Fail("keyword", $"\"{keyword}\" is none of the robot's keywords. {answer.Explain()}");
                return false;

            case SendReason.Signature when options.Secret is null:
                account.Fail(
                    "signature",
                    $"The robot wants a signature, and there is no secret. Set DINGTALK_SECRET, or name a file with --secret-file. {Code(answer)}");
                return false;

            default:
                account.Fail(Subject(answer.Reason), answer.Explain());
                return false;
        }
    }

    async Task LookCloserAsync(CheckAccount account, CancellationToken stop)
    {
        if (options.Secret is null)
        {
            account.Unknown("signature", "The probe was not asked for a signature; without a secret messages are sent unsigned.");
        }
        else
        {
            var unsigned = await ProbeAsync(options with { Secret = null }, keyword ?? Title, stop).ConfigureAwait(false);
            if (unsigned.Reason == SendReason.Signature)
                account.Ok("signature", "The robot wants a signature, and the secret makes the right one.");
            else
            {
                account.Unknown(
                    "signature",
                    "The same probe without a signature was not refused for that: either the robot wants none, and the secret is not "
                    + "needed, or it looks at that later.");
            }
        }

        if (keyword is null)
        {
            account.Unknown("keyword", "The probe was not refused for a keyword.");
            return;
        }

        var without = await ProbeAsync(options, Title, stop).ConfigureAwait(false);
        if (without.Reason == SendReason.Keyword) account.Ok("keyword", $"The robot wants a keyword, and \"{keyword}\" is one.");
        else account.Unknown("keyword", "The same probe without the keyword was not refused for that: either the robot has none, or it looks at that later.");
    }

    static async Task<SendResult> ProbeAsync(WebhookRobotOptions options, string title, CancellationToken stop)
    {
        using var robot = new WebhookRobot(options with { HandlerFactory = () => new ProbeHandler(title) });
        return await robot.SendAsync(new MarkdownMessage(title, Title), stop).ConfigureAwait(false);
    }

    static string Subject(SendReason reason) => reason switch
    {
        SendReason.UnknownToken => "token",
        SendReason.Signature => "signature",
        SendReason.Clock => "clock",
        SendReason.IpAddress => "ip",
        SendReason.RobotDisabled or SendReason.GroupDissolved => "robot",
        SendReason.Throttled or SendReason.NoPermit or SendReason.Quota or SendReason.Busy => "limits",
        _ => "answer",
    };

    static string Code(SendResult answer) => answer.ErrorCode is { } code ? $"(errcode {code.ToString(CultureInfo.InvariantCulture)})" : "";
}
