using System.Net.Sockets;
using System.Text;
using DingTalk.Testing.Http;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Faults;

/// <summary>What a client gets to see of a fault.</summary>
sealed class FaultAnswer(HeldRequests held)
{
    const string Json = "application/json";

    public Task WriteAsync(HttpContext context, PendingFault pending, GroupMessage message) => WriteAsync(
        context,
        pending,
        new TrueAnswer(200, Answer.Error(message.ErrCode, message.ErrMsg), 200, Answer.Error(pending.Fault.Code, pending.Fault.Text)));

    public async Task WriteAsync(HttpContext context, PendingFault pending, TrueAnswer answer)
    {
        var fault = pending.Fault;
        switch (fault.Kind)
        {
            case FaultKind.Delay or FaultKind.Hang when fault.Accepts:
                await held.HoldAsync(pending, HalfClose.ClientGone(context)).ConfigureAwait(false);
                await Answer.JsonAsync(context, Encoding.UTF8.GetBytes(answer.Json), answer.Status).ConfigureAwait(false);
                break;
            case FaultKind.Hang:
                // It was never judged, so there is nothing to answer when the fault is switched off.
                await held.HoldAsync(pending, HalfClose.ClientGone(context)).ConfigureAwait(false);
                Reset(context);
                break;
            case FaultKind.Reset:
                Reset(context);
                break;
            default:
                var (status, type, body) = Canned(fault, answer);
                await Answer.WriteAsync(context, status, type, Encoding.UTF8.GetBytes(body)).ConfigureAwait(false);
                break;
        }
    }

    static (int Status, string Type, string Body) Canned(RobotFault fault, TrueAnswer answer) => fault.Kind switch
    {
        FaultKind.HttpStatus => (fault.Code, "text/html", $"<html><body><h1>{fault.Code}</h1></body></html>"),
        FaultKind.Html => (200, "text/html", "<!DOCTYPE html><html><body><h1>Sorry, the page is busy</h1></body></html>"),
        FaultKind.X5 => (200, Json, """{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"0123456789abcdef"}"""),
        FaultKind.NotJson => (200, Json, "{errcode=0"),
        FaultKind.Empty => (200, Json, ""),
        FaultKind.StringErrcode => (answer.Status, Json, answer.WithTextCode()),
        FaultKind.Huge => (answer.Status, Json, answer.Swollen(fault.Code)),
        _ => (answer.RefusalStatus, Json, answer.RefusalJson),
    };

    static void Reset(HttpContext context)
    {
        // Closing without lingering makes the reset one that the client sees at once, not an orderly end.
        if (context.Features.Get<IConnectionSocketFeature>() is { } connection)
            connection.Socket.LingerState = new LingerOption(true, 0);
        context.Abort();
    }
}
