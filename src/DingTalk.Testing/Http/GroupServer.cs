using System.Globalization;
using System.Net;
using DingTalk.Testing.Apps.Http;
using DingTalk.Testing.Inbox;
using DingTalk.Testing.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DingTalk.Testing.Http;

/// <summary>
/// The web server in front of the group. Built from nothing: no configuration, environment or logging of the process that it
/// runs in reaches it, and it reaches none of theirs.
/// </summary>
sealed class GroupServer : IAsyncDisposable
{
    const int MaxConnections = 2000;

    static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    readonly WebApplication _application;

    GroupServer(WebApplication application) => _application = application;

    /// <summary>The address that clients on this machine use.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Everything that is mapped.</summary>
    public IEnumerable<RouteEndpoint> Routes =>
        _application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public static async Task<GroupServer> StartAsync(GroupState group, CancellationToken cancellationToken)
    {
        var options = group.Options;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Listen(options.Listen, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(HalfClose.Tolerate);
            });
        });

        var application = builder.Build();
        Map(application, group);
        var server = new GroupServer(application);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        server.Address = LocalAddress(application, options.Listen);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // What a fault held has been let go by now; the grace is for clients that have sent half a request.
        using var grace = new CancellationTokenSource(Grace, TimeProvider.System);
        try
        {
            await _application.StopAsync(grace.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }

        await _application.DisposeAsync().ConfigureAwait(false);
    }

    static void Map(WebApplication application, GroupState group)
    {
        var lost = new LostRequests(group);
        var guard = new BrowserGuard(group.Options.Listen);
        application.Use(async (context, next) =>
        {
            if (guard.Refuse(context.Request) is { } reason)
            {
                await ApiRequest.ProblemAsync(context, StatusCodes.Status403Forbidden, reason).ConfigureAwait(false);
                return;
            }

            // DingTalk's time, by which clients may set their own right.
            context.Response.Headers.Date = group.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            await next(context).ConfigureAwait(false);
            await lost.AnswerAsync(context).ConfigureAwait(false);
        });
        MapRobots(application, group);
        AppEndpoint.Map(application, group);
        MapControl(application, group);
        PageRoutes.Map(application, group);
    }

    /// <summary>DingTalk's own interface for custom robots.</summary>
    static void MapRobots(IEndpointRouteBuilder routes, GroupState group)
    {
        routes.Map("/robot/send", new RobotEndpoint(group, MessageChannel.Webhook).HandleAsync);
        routes.Map("/robot/sendBySession", new RobotEndpoint(group, MessageChannel.Session).HandleAsync);
    }

    /// <summary>The emulator's own interface, for scripts and tests.</summary>
    static void MapControl(IEndpointRouteBuilder routes, GroupState group)
    {
        var inbox = new InboxEndpoint(group);
        routes.MapGet("/api/messages", inbox.ListAsync);
        routes.MapGet("/api/messages/{id}", inbox.GetAsync);
        routes.MapDelete("/api/messages", inbox.ClearAsync);

        var control = new ControlEndpoint(group);
        routes.MapGet("/api/state", control.StateAsync);
        routes.MapPost("/api/reset", control.ResetAsync);
        routes.MapPost("/api/clock/advance", control.AdvanceAsync);
        routes.MapPost("/api/sessions", control.OpenSessionAsync);

        var faults = new FaultsEndpoint(group);
        routes.MapGet("/api/faults", faults.ListAsync);
        routes.MapPost("/api/faults", faults.AddAsync);
        routes.MapDelete("/api/faults", faults.ClearAsync);
        routes.MapDelete("/api/faults/{id}", faults.RemoveAsync);

        var robots = new RobotsEndpoint(group);
        routes.MapGet("/api/robots", robots.ListAsync);
        routes.MapPost("/api/robots", robots.AddAsync);
        routes.MapGet("/api/robots/{token}", robots.GetAsync);
        routes.MapPatch("/api/robots/{token}", robots.ChangeAsync);
        routes.MapDelete("/api/robots/{token}", robots.RemoveAsync);

        routes.MapGet("/openapi.json", OpenApiEndpoint.GetAsync);
    }

    static string LocalAddress(WebApplication application, IPAddress listen)
    {
        var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        var port = new Uri(bound.Addresses.First()).Port;
        var host = listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : listen;
        return $"http://{new IPEndPoint(host, port)}";
    }
}
