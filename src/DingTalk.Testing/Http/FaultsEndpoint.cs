using System.Globalization;
using DingTalk.Testing.Faults;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary><c>/api/faults</c>: what is to go wrong.</summary>
sealed class FaultsEndpoint(GroupState group)
{
    public Task ListAsync(HttpContext context) => ApiRequest.AnswerAsync(
        context, new FaultsJson([.. group.Faults.All.Select(FaultJson.From)]), GroupJson.Relaxed.FaultsJson);

    public Task AddAsync(HttpContext context) => ApiRequest.RunAsync(context, async () =>
    {
        var fields = await ApiRequest.FieldsAsync(context, group).ConfigureAwait(false);
        var (fault, times, robot) = FaultReader.Read(fields);
        if (robot is not null && group.FindRobot(robot) is null) throw new FormatException("'robot' must be the token of a robot.");
        if (group.Faults.All.Count >= FaultQueue.Capacity) throw new FormatException($"There are {FaultQueue.Capacity} faults already.");
        var pending = group.Faults.Add(fault, times, robot);
        await ApiRequest.AnswerAsync(
            context, FaultJson.From(pending), GroupJson.Relaxed.FaultJson, StatusCodes.Status201Created).ConfigureAwait(false);
    });

    public Task ClearAsync(HttpContext context)
    {
        group.Faults.Clear();
        return ApiRequest.DoneAsync(context);
    }

    public Task RemoveAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string;
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && group.Faults.Remove(number)
            ? ApiRequest.DoneAsync(context)
            : ApiRequest.ProblemAsync(
                context, StatusCodes.Status404NotFound, "There is no fault of this number to come, and none keeps a request waiting.");
    }
}
