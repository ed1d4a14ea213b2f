using System.Globalization;
using System.Text.Json;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary>
/// <c>GET /api/messages</c>: every request remembered, or those after a number; with <c>wait</c> it answers when there is one,
/// at the latest after so many seconds (60 at most).
/// </summary>
sealed class InboxEndpoint(GroupState group)
{
    const double MaxWaitSeconds = 60;

    public async Task HandleAsync(HttpContext context)
    {
        if (!TryNumber(context, "after", out var after) || !TryNumber(context, "wait", out var wait))
        {
            await Answer.WriteAsync(
                context, StatusCodes.Status400BadRequest, "text/plain", "after and wait are numbers"u8.ToArray()).ConfigureAwait(false);
            return;
        }

        var messages = await MessagesAsync((long)after, wait, context.RequestAborted).ConfigureAwait(false);
        var next = messages.Count > 0 ? messages[^1].Id + 1 : group.Inbox.NextId;
        var json = new MessagesJson([.. messages.Select(MessageJson.From)], next);
        await Answer.JsonAsync(context, JsonSerializer.SerializeToUtf8Bytes(json, GroupJson.Relaxed.MessagesJson)).ConfigureAwait(false);
    }

    async Task<IReadOnlyList<GroupMessage>> MessagesAsync(long after, double wait, CancellationToken aborted)
    {
        using var until = new CancellationTokenSource(
            TimeSpan.FromSeconds(Math.Clamp(wait, 0, MaxWaitSeconds)), TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(until.Token, group.Stopping, aborted);
        while (true)
        {
            var changed = group.Inbox.Changed.Next;
            var messages = group.Inbox.After(after);
            if (messages.Count > 0) return messages;
            try
            {
                await changed.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return [];
            }
        }
    }

    static bool TryNumber(HttpContext context, string name, out double number)
    {
        number = 0;
        return !context.Request.Query.TryGetValue(name, out var text)
            || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
