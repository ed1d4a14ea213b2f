using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace DingTalk.Testing.Page;

/// <summary>The page at the root, and what it is fed with.</summary>
static class PageRoutes
{
    public static void Map(IEndpointRouteBuilder routes, GroupState group)
    {
        var assets = new PageAssets(group.Options.AllowImages);
        var feed = new PageFeed(group);
        var events = new EventsEndpoint(feed, group.Stopping);
        var messages = new PageMessagesEndpoint(feed, group);
        routes.MapGet("/", assets.IndexAsync);
        routes.MapGet("/page/{name}", assets.FileAsync);
        routes.MapGet("/page/events", events.HandleAsync);
        routes.MapGet("/page/messages", messages.ListAsync);
        routes.MapGet("/page/messages/{id}", messages.DetailAsync);
    }
}
