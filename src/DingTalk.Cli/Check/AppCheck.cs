using DingTalk.Cli.Robots;
using DingTalk.Robots;

namespace DingTalk.Cli.Check;

/// <summary>
/// Finds out about an app's robot without a message: by its access token, and by asking for the read status of a message that does
/// not exist, for which DingTalk wants the same permission, robot and group as for sending one.
/// </summary>
sealed class AppCheck(RobotChoice choice)
{
    const string NoMessage = "ZGluZ3RhbGsgY2hlY2s6IG5vIHN1Y2ggbWVzc2FnZQ==";

    public async Task LookAsync(CheckAccount account, CancellationToken stop)
    {
        AppRobot app;
        try
        {
            app = new AppRobot(choice.App!);
        }
        catch (ArgumentException refused)
        {
            account.Fail("address", Sentence.Of(refused));
            return;
        }

        using (app)
        {
            var token = await app.CheckAsync(stop).ConfigureAwait(false);
            if (!token.IsAccepted)
            {
                account.Fail(token.Reason is SendReason.Unreachable or SendReason.NoAnswer ? "network" : "credentials", token.Explain());
                return;
            }

            account.Ok("credentials", "DingTalk gives an access token for the app's key and secret.");
            await LookAtRobotAsync(account, app, stop).ConfigureAwait(false);
            await LookAtReceiversAsync(account, app, stop).ConfigureAwait(false);
        }
    }

    async Task LookAtRobotAsync(CheckAccount account, AppRobot app, CancellationToken stop)
    {
        var status = choice.Conversation is { } group
            ? await app.GetGroupReadStatusAsync(group, NoMessage, stop).ConfigureAwait(false)
            : await app.GetUserReadStatusAsync(NoMessage, stop).ConfigureAwait(false);
        var answer = status.Call;
        var what = choice.Conversation is null ? "the robot code" : "the robot code and the group";
        if (answer.Reason == SendReason.Expired || status.HasValue)
        {
            account.Ok("permission", "The app may send messages (qyapi_robot_sendmsg).");
            account.Ok("robot", $"DingTalk found nothing wrong with {what}, as far as it looks at them before it looks for a message.");
            return;
        }

        switch (answer.Reason)
        {
            case SendReason.Malformed or SendReason.Other when answer.HttpStatus is not null:
                account.Unknown("robot", $"DingTalk refused the probe for another reason than was looked for: {answer.Explain()}");
                break;

            case SendReason.Permission:
                account.Fail("permission", answer.Explain());
                break;

            case SendReason.Quota or SendReason.Throttled or SendReason.Busy or SendReason.NoPermit:
                account.Fail("limits", answer.Explain());
                break;

            default:
                account.Fail("robot", answer.Explain());
                break;
        }
    }

    async Task LookAtReceiversAsync(CheckAccount account, AppRobot app, CancellationToken stop)
    {
        foreach (var mobile in choice.Mobiles)
        {
            var found = await app.FindUserIdAsync(mobile, stop).ConfigureAwait(false);
            if (found.HasValue) account.Ok("receiver", $"{mobile} is the user {found.Value}.");
            else account.Fail("receiver", $"{mobile}: {found.Explain()}");
        }

        if (choice.Users.Count > 0) account.Unknown("receiver", "Whether DingTalk knows the user ids is told only when a message is sent.");
        if (!choice.HasTarget) account.Warn("receiver", "Nobody is named to speak to: --conversation, --user or --mobile.");
    }
}
