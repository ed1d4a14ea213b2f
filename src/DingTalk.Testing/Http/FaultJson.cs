using System.Text.Json;
using DingTalk.Testing.Faults;

namespace DingTalk.Testing.Http;

/// <summary>A fault in <c>/api/faults</c>; <paramref name="Left"/> is null where it lasts until it is switched off.</summary>
sealed record FaultJson(
    int Id, string Kind, bool AfterAccepting, string? Robot, int? Left, int Held, string Description)
{
    public static FaultJson From(PendingFault pending) => new(
        pending.Id,
        JsonNamingPolicy.CamelCase.ConvertName(pending.Fault.Kind.ToString()),
        pending.Fault.Accepts,
        pending.Robot,
        pending.Left == PendingFault.UntilCleared ? null : pending.Left,
        pending.Held,
        pending.Fault.ToString());
}
