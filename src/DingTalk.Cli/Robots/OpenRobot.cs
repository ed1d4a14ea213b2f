using DingTalk.Robots;

namespace DingTalk.Cli.Robots;

/// <summary>The robot of a command, ready to speak to its target.</summary>
sealed class OpenRobot : IDisposable
{
    readonly IDisposable _owned;

    OpenRobot(IRobot robot, AppRobot? app, IReadOnlyList<string> users, IDisposable owned)
    {
        (Robot, App, Users) = (robot, app, users);
        _owned = owned;
    }

    /// <summary>Bound to its group or its users.</summary>
    public IRobot Robot { get; }

    /// <summary>Null where it is a custom robot.</summary>
    public AppRobot? App { get; }

    /// <summary>Whom it speaks to, where it speaks to people.</summary>
    public IReadOnlyList<string> Users { get; }

    /// <summary>Opens the robot, or says why that cannot be: a mobile number that nobody has.</summary>
    /// <exception cref="UsageException">There is nobody to speak to.</exception>
    /// <exception cref="ArgumentException">An address or another setting cannot be used.</exception>
    public static async Task<(OpenRobot? Robot, SendResult? Failure)> OpenAsync(RobotChoice choice, CancellationToken stop)
    {
        if (choice.Webhook is { } webhook)
        {
            var robot = new WebhookRobot(webhook);
            return (new OpenRobot(robot, null, [], robot), null);
        }

        if (!choice.HasTarget)
        {
            throw new UsageException(
                "The app's robot has nobody to speak to. Name a group with --conversation or DINGTALK_CONVERSATION, or people with "
                + "--user or --mobile.");
        }

        var app = new AppRobot(choice.App!);
        try
        {
            if (choice.Conversation is { } group) return (new OpenRobot(app.ToGroup(group), app, [], app), null);

            var (users, failure) = await Receivers.FindAsync(app, choice, stop).ConfigureAwait(false);
            if (failure is null) return (new OpenRobot(app.ToUsers(users), app, users, app), null);

            app.Dispose();
            return (null, failure);
        }
        catch
        {
            app.Dispose();
            throw;
        }
    }

    public void Dispose() => _owned.Dispose();
}
