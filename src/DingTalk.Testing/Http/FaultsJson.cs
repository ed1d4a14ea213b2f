namespace DingTalk.Testing.Http;

/// <summary>The answer of <c>GET /api/faults</c>.</summary>
sealed record FaultsJson(IReadOnlyList<FaultJson> Faults);
