using System.Globalization;
using System.Text.Json;
using DingTalk.Testing.Http;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Page;

/// <summary>
/// <c>GET /page/messages</c>: rendered messages, the newest or those before a number, filtered by <c>conversation</c>,
/// <c>text</c>, <c>type</c>, <c>robot</c> and <c>outcome</c>. <c>GET /page/messages/ID</c>: one request as it came.
/// </summary>
sealed class PageMessagesEndpoint(PageFeed feed, GroupState group)
{
    public Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var before = Number(query, "before") ?? long.MaxValue;
        var count = (int)Math.Clamp(Number(query, "count") ?? PageFeed.PageSize, 1, int.MaxValue);
        PageSecurity.Apply(context.Response, false);
        context.Response.Headers.CacheControl = "no-store";
        var messages = feed.Before(before, count, feed.Filter(query));
        return Answer.JsonAsync(context, JsonSerializer.SerializeToUtf8Bytes(messages, PageJson.Relaxed.PageMessages));
    }

    public Task DetailAsync(HttpContext context)
    {
        PageSecurity.Apply(context.Response, false);
        context.Response.Headers.CacheControl = "no-store";
        var id = context.Request.RouteValues["id"] as string;
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || feed.Inbox.Get(number) is not { } message)
            return ApiRequest.ProblemAsync(context, StatusCodes.Status404NotFound, "No request of this number is remembered.");

        var detail = RequestFacts.Of(message, group.FindRobot(message.Robot));
        return Answer.JsonAsync(context, JsonSerializer.SerializeToUtf8Bytes(detail, PageJson.Relaxed.PageDetail));
    }

    static long? Number(IQueryCollection query, string name) =>
        long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
