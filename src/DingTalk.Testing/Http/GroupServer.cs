using System.Net;
using DingTalk.Testing.Inbox;
using DingTalk.Testing.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
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
    static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    readonly WebApplication _application;

    GroupServer(WebApplication application) => _application = application;

    /// <summary>The address that clients on this machine use.</summary>
    public string Address { get; private set; } = "";

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
            kestrel.Listen(options.Listen, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
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
        var control = new ControlEndpoint(group);
        application.Map("/robot/send", new RobotEndpoint(group).HandleAsync);
        application.MapGet("/api/messages", new InboxEndpoint(group).HandleAsync);
        application.MapGet("/api/state", control.StateAsync);
        application.MapPost("/api/faults", control.AddFaultAsync);
        application.MapDelete("/api/faults", control.ClearFaultsAsync);
        application.MapPost("/api/reset", control.ResetAsync);
        PageRoutes.Map(application, group);
    }

    static string LocalAddress(WebApplication application, IPAddress listen)
    {
        var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        var port = new Uri(bound.Addresses.First()).Port;
        var host = listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : listen;
        return $"http://{new IPEndPoint(host, port)}";
    }
}
