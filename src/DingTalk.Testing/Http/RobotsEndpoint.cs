using DingTalk.Testing.Inbox;
using DingTalk.Testing.Settings;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary><c>/api/robots</c>: the custom robots of the group, and what they ask of a message.</summary>
sealed class RobotsEndpoint(GroupState group)
{
    public Task ListAsync(HttpContext context) => ApiRequest.AnswerAsync(
        context, new RobotsJson([.. group.Robots.Select(robot => RobotJson.From(robot, group))]), GroupJson.Relaxed.RobotsJson);

    public Task AddAsync(HttpContext context) => ApiRequest.RunAsync(context, async () =>
    {
        var fields = await ApiRequest.FieldsAsync(context, group, isOptional: true).ConfigureAwait(false);
        var options = RobotReader.Read(fields, group.Options);
        GroupRobot robot;
        try
        {
            robot = group.AddRobot(options);
        }
        catch (ArgumentException taken)
        {
            await ApiRequest.ProblemAsync(
                context, StatusCodes.Status409Conflict, taken.Message.Split(" (Parameter ")[0]).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(context, robot, StatusCodes.Status201Created).ConfigureAwait(false);
    });

    public Task GetAsync(HttpContext context) => Named(context) is { } robot ? AnswerAsync(context, robot) : NoneAsync(context);

    public Task ChangeAsync(HttpContext context) => ApiRequest.RunAsync(context, async () =>
    {
        var fields = await ApiRequest.FieldsAsync(context, group).ConfigureAwait(false);
        if (Named(context) is not { } robot)
        {
            await NoneAsync(context).ConfigureAwait(false);
            return;
        }

        RobotReader.Change(fields, robot, group.Options);
        await AnswerAsync(context, robot).ConfigureAwait(false);
    });

    public Task RemoveAsync(HttpContext context) =>
        Named(context) is { } robot && group.RemoveRobot(robot.Token) ? ApiRequest.DoneAsync(context) : NoneAsync(context);

    GroupRobot? Named(HttpContext context) => group.FindRobot(context.Request.RouteValues["token"] as string ?? "");

    Task AnswerAsync(HttpContext context, GroupRobot robot, int status = StatusCodes.Status200OK) =>
        ApiRequest.AnswerAsync(context, RobotJson.From(robot, group), GroupJson.Relaxed.RobotJson, status);

    static Task NoneAsync(HttpContext context) =>
        ApiRequest.ProblemAsync(context, StatusCodes.Status404NotFound, "No robot of this group has this token.");
}
