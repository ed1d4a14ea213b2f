namespace DingTalk.Testing.Apps.Http;

/// <summary>The answer of <c>GET /api/app/media</c>.</summary>
sealed record MediaJson(IReadOnlyList<GroupMedia> Media);
