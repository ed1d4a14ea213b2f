using DingTalk.Robots;

namespace DingTalk.Extensions.DependencyInjection.Robots;

/// <summary>A robot as it is handed out, and all that was made for it.</summary>
sealed class NamedRobot : IDisposable
{
    // In the order in which they were made: what is around another ends first.
    readonly List<IDisposable> _owned = [];

    public NamedRobot(DingTalkRobotOptions options, TimeProvider clock)
    {
        var plan = RobotPlan.Make(options, clock);
        if (plan.App is { } app)
        {
            App = Own(new AppRobot(app));
            Robot = Target(App, options);
        }
        else
        {
            var robots = plan.Webhooks.Select(webhook => Own(new WebhookRobot(webhook))).ToArray();
            Robot = robots.Length == 1 ? robots[0] : new RobotGroup(robots, timeProvider: plan.Webhooks[0].TimeProvider);
            if (options.RateLimiter is { } limiter) Robot = new LimitedRobot(Robot, limiter);
        }

        if (Robot is null || options.Wrap is not { } wrap) return;

        var inner = Robot;
        Robot = wrap(inner);
        if (Robot is IDisposable wrapped && !ReferenceEquals(Robot, inner)) _owned.Add(wrapped);
    }

    /// <summary>The robot that posts; null where it is an app's without a target.</summary>
    public IRobot? Robot { get; }

    /// <summary>The app's robot; null where it is a custom one.</summary>
    public AppRobot? App { get; }

    public void Dispose()
    {
        for (var i = _owned.Count - 1; i >= 0; i--) _owned[i].Dispose();
    }

    static IRobot? Target(AppRobot app, DingTalkRobotOptions options)
        => !string.IsNullOrWhiteSpace(options.Conversation) ? app.ToGroup(options.Conversation!.Trim())
        : options.UserIds.Count > 0 ? app.ToUsers([.. options.UserIds])
        : null;

    T Own<T>(T robot)
        where T : IDisposable
    {
        _owned.Add(robot);
        return robot;
    }
}
