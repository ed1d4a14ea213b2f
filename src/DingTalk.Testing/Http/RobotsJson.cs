namespace DingTalk.Testing.Http;

/// <summary>The answer of <c>GET /api/robots</c>.</summary>
sealed record RobotsJson(IReadOnlyList<RobotJson> Robots);
