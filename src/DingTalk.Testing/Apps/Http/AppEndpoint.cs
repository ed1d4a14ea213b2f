using DingTalk.Testing.Apps.Calls;
using DingTalk.Testing.Faults;
using DingTalk.Testing.Http;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DingTalk.Testing.Apps.Http;

/// <summary>The app API of both hosts.</summary>
sealed class AppEndpoint(GroupState group)
{
    readonly AppDispatcher _dispatcher = new(group.App, group.Clock);
    readonly AppRequestReader _reader = new(group.Options.MaxBody, group.Stopping);
    readonly FaultAnswer _faultAnswer = new(group.Held);

    public static void Map(IEndpointRouteBuilder routes, GroupState group)
    {
        var endpoint = new AppEndpoint(group);
        routes.Map("/v1.0/{**path}", endpoint.HandleAsync);
        routes.Map("/topapi/{**path}", endpoint.HandleAsync);
        routes.Map("/gettoken", endpoint.HandleAsync);
        routes.Map("/media/upload", endpoint.HandleAsync);

        var control = new AppControlEndpoint(group);
        routes.MapGet("/api/app", control.StateAsync);
        routes.MapPost("/api/app", control.ChangeAsync);
        routes.MapPost("/api/app/revoke-token", control.RevokeAsync);
        routes.MapPost("/api/app/read", control.ReadAsync);
        routes.MapGet("/api/app/media", control.MediaAsync);
        routes.MapGet("/api/app/media/{id}", control.BytesAsync);
    }

    async Task HandleAsync(HttpContext context)
    {
        try
        {
            await ReceiveAsync(context).ConfigureAwait(false);
        }
        catch (Exception brokenOff) when (brokenOff is OperationCanceledException or (IOException and not BadHttpRequestException))
        {
            // The client has gone, or the group is being disposed: nobody is there to answer.
            context.Abort();
        }
    }

    async Task ReceiveAsync(HttpContext context)
    {
        var request = await _reader.ReadAsync(context).ConfigureAwait(false);

        // A fault is for the call that a test is about: it does not go to the token that is asked for on the way.
        await group.Inbox.ReadersAsync(group.Stopping).ConfigureAwait(false);
        var pending = IsToken(request) ? null : group.Faults.Next(group.App.RobotCode);
        var fault = pending?.Fault;
        if (fault is { Kind: FaultKind.Delay, Accepts: false })
        {
            await group.Held.HoldAsync(pending!, CancellationToken.None).ConfigureAwait(false);
            fault = null;
        }

        if (fault is null or { Kind: FaultKind.Throttle })
        {
            await WriteAsync(context, _dispatcher.Call(request, fault)).ConfigureAwait(false);
            return;
        }

        var answer = fault.Accepts ? _dispatcher.Call(request, fault) : _dispatcher.Swallow(request, fault);
        var refusal = AppAnswer.Of(fault, AppDispatcher.HostOf(request.Path));
        await _faultAnswer.WriteAsync(
            context, pending!, new TrueAnswer(answer.Status, answer.ToJson(), refusal.Status, refusal.ToJson())).ConfigureAwait(false);
    }

    static bool IsToken(AppRequest request) =>
        AppOperations.Find(request.Incoming.Method, request.Path) is { Permission: null };

    static Task WriteAsync(HttpContext context, AppAnswer answer) =>
        Answer.JsonAsync(context, System.Text.Encoding.UTF8.GetBytes(answer.ToJson()), answer.Status);
}
