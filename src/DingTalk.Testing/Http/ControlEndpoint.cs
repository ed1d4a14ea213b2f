using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary>
/// <c>/api/state</c>, <c>/api/reset</c>, <c>/api/clock/advance</c> and <c>/api/sessions</c>: what the group is doing, and what a
/// test wants of it.
/// </summary>
sealed class ControlEndpoint(GroupState group)
{
    static readonly TimeSpan MaxValidity = TimeSpan.FromDays(366);

    public Task StateAsync(HttpContext context) =>
        ApiRequest.AnswerAsync(context, StateJson.From(group), GroupJson.Relaxed.StateJson);

    public Task ResetAsync(HttpContext context)
    {
        group.Reset();
        return ApiRequest.DoneAsync(context);
    }

    public Task AdvanceAsync(HttpContext context) => ApiRequest.RunAsync(context, async () =>
    {
        var fields = (await ApiRequest.FieldsAsync(context, group).ConfigureAwait(false)).Only("seconds");
        if (!fields.Has("seconds")) throw new FormatException("The body must be {\"seconds\":N}.");
        var by = fields.Seconds("seconds", default, GroupClock.MaxAdvance - group.Clock.Advanced);
        fields.Check("seconds", () => group.Clock.Advance(by));
        await ApiRequest.AnswerAsync(context, ClockJson.From(group.Clock), GroupJson.Relaxed.ClockJson).ConfigureAwait(false);
    });

    public Task OpenSessionAsync(HttpContext context) => ApiRequest.RunAsync(context, async () =>
    {
        var fields = (await ApiRequest.FieldsAsync(context, group, isOptional: true).ConfigureAwait(false)).Only("seconds");
        var session = group.Sessions.Open(group.Origin, fields.Seconds("seconds", SessionList.DefaultValidity, MaxValidity));
        await ApiRequest.AnswerAsync(
            context, SessionJson.From(session), GroupJson.Relaxed.SessionJson, StatusCodes.Status201Created).ConfigureAwait(false);
    });
}
