using DingTalk.Testing.Faults;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary>
/// <c>/robot/send</c> and <c>/robot/sendBySession</c>, for every method: the wrong ones have their own refusal.
/// </summary>
sealed class RobotEndpoint(GroupState group, MessageChannel channel)
{
    readonly FaultAnswer _faultAnswer = new(group.Held);

    public async Task HandleAsync(HttpContext context)
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
        var request = await RequestReader.ReadAsync(context, group.Options.MaxBody, group.Stopping, channel).ConfigureAwait(false);
        await group.Inbox.ReadersAsync(group.Stopping).ConfigureAwait(false);
        var pending = group.Faults.Next(request.Token);
        var fault = pending?.Fault;
        if (fault is { Kind: FaultKind.Delay, Accepts: false })
        {
            await group.Held.HoldAsync(pending!, CancellationToken.None).ConfigureAwait(false);
            fault = null;
        }

        if (fault is null or { Kind: FaultKind.Throttle })
        {
            var message = group.Receive(request, fault);
            await Answer.ErrorAsync(context, message.ErrCode, message.ErrMsg).ConfigureAwait(false);
            return;
        }

        var faulted = fault.Accepts ? group.Receive(request, fault) : group.Swallow(request, fault);
        await _faultAnswer.WriteAsync(context, pending!, faulted).ConfigureAwait(false);
    }
}
