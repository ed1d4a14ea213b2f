using System.Globalization;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary>
/// <c>/api/messages</c>: every request remembered, those after or from a number, or those of one kind; with <c>wait</c> it answers when
/// there is one, at the latest after so many seconds (60 at most).
/// </summary>
sealed class InboxEndpoint(GroupState group)
{
    const double MaxWaitSeconds = 60;

    static readonly string[] Parameters = ["after", "from", "wait", "limit", "outcome", "robot", "msgtype", "channel"];

    public Task ListAsync(HttpContext context) => ApiRequest.RunAsync(context, async () =>
    {
        var query = context.Request.Query;
        if (query.Keys.FirstOrDefault(key => !Parameters.Contains(key)) is { } unknown)
            throw new FormatException($"There is no parameter '{unknown}'. The parameters are {string.Join(", ", Parameters)}.");

        // "after" is the last number that was seen, "from" the first that was not: the answer's own "next".
        var after = Math.Max(Whole(query, "after", 0, long.MinValue), Whole(query, "from", 1, -long.MaxValue) - 1);
        var limit = (int)Math.Min(Whole(query, "limit", int.MaxValue, 1), int.MaxValue);
        if (query.ContainsKey("outcome") && query["outcome"] is not ["delivered" or "refused"])
            throw new FormatException("'outcome' must be delivered or refused.");

        var wait = Wait(query);
        using var until = new CancellationTokenSource(TimeSpan.FromSeconds(wait), TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(until.Token, group.Stopping, HalfClose.ClientGone(context));
        while (true)
        {
            var changed = group.Inbox.Changed.Next;
            var (messages, next) = group.Inbox.Look(after);
            IReadOnlyList<MessageJson> found = [.. messages.Select(MessageJson.From).Where(message => Fits(message, query)).Take(limit)];
            if (found.Count > 0 || !await ChangesAsync(changed, either.Token).ConfigureAwait(false))
            {
                // Where the limit cut the list, the next page begins after its last element.
                if (found.Count == limit) next = found[^1].Id + 1;
                await ApiRequest.AnswerAsync(context, new MessagesJson(found, next), GroupJson.Relaxed.MessagesJson).ConfigureAwait(false);
                return;
            }
        }
    });

    public Task GetAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string;
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && group.Inbox.Get(number) is { } message
            ? ApiRequest.AnswerAsync(context, MessageJson.From(message), GroupJson.Relaxed.MessageJson)
            : ApiRequest.ProblemAsync(
                context, StatusCodes.Status404NotFound, "No request has this number, or it is not remembered any more.");
    }

    public Task ClearAsync(HttpContext context)
    {
        group.Inbox.Clear();
        return ApiRequest.DoneAsync(context);
    }

    static bool Fits(MessageJson message, IQueryCollection query) =>
        Fits(query, "outcome", message.Outcome) && Fits(query, "robot", message.Robot)
        && Fits(query, "msgtype", message.MsgType ?? "") && Fits(query, "channel", message.Channel);

    static bool Fits(IQueryCollection query, string name, string value) =>
        !query.TryGetValue(name, out var wanted) || wanted.Contains(value);

    static async Task<bool> ChangesAsync(Task changed, CancellationToken cancellationToken)
    {
        try
        {
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    static long Whole(IQueryCollection query, string name, long otherwise, long least) =>
        !query.TryGetValue(name, out var text) ? otherwise
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw new FormatException($"'{name}' must be a whole number{(least > 0 ? $" of at least {least}" : "")}.");

    static double Wait(IQueryCollection query) =>
        !query.TryGetValue("wait", out var text) ? 0
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) && seconds >= 0
            ? Math.Min(seconds, MaxWaitSeconds)
        : throw new FormatException($"'wait' must be a number of seconds, {MaxWaitSeconds} at most.");
}
