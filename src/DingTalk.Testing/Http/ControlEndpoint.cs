using System.Text.Json;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary><c>/api/state</c>, <c>/api/faults</c> and <c>/api/reset</c>: what the group is doing, and what a test wants of it.</summary>
sealed class ControlEndpoint(GroupState group)
{
    public Task StateAsync(HttpContext context)
    {
        var robots = group.Robots.Select(robot =>
        {
            var (taken, closedUntil) = group.WindowOf(robot);
            return new RobotJson(
                robot.Token, robot.Webhook, robot.Secret is not null, robot.Keywords, robot.IpRanges, taken, closedUntil);
        });
        var state = new StateJson(
            [.. robots],
            group.TakenThisMonth(),
            group.Options.MonthlyQuota,
            group.Faults.Count,
            group.Held.Count,
            group.Inbox.NextId);
        return Answer.JsonAsync(context, JsonSerializer.SerializeToUtf8Bytes(state, GroupJson.Relaxed.StateJson));
    }

    public async Task AddFaultAsync(HttpContext context)
    {
        var (fault, times) = await ReadFaultAsync(context).ConfigureAwait(false);
        if (fault is null)
        {
            await Answer.WriteAsync(
                context, StatusCodes.Status400BadRequest, "text/plain", "the body names no fault that there is"u8.ToArray())
                .ConfigureAwait(false);
            return;
        }

        group.Faults.Add(fault, times == 0 ? int.MaxValue : times);
        await Answer.JsonAsync(context, "{}"u8.ToArray()).ConfigureAwait(false);
    }

    public Task ClearFaultsAsync(HttpContext context)
    {
        group.Faults.Clear();
        return Answer.JsonAsync(context, "{}"u8.ToArray());
    }

    public Task ResetAsync(HttpContext context)
    {
        group.Reset();
        return Answer.JsonAsync(context, "{}"u8.ToArray());
    }

    async Task<(RobotFault? Fault, int Times)> ReadFaultAsync(HttpContext context)
    {
        try
        {
            var request = await RequestReader.ReadAsync(context, group.Options.MaxBody, group.Stopping).ConfigureAwait(false);
            var asked = JsonSerializer.Deserialize(request.Body.Span, GroupJson.Relaxed.FaultJson);
            return asked is { Times: >= 0 } ? (asked.ToFault(), asked.Times) : (null, 0);
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return (null, 0);
        }
    }
}
