using DingTalk.Testing.Inbox;

namespace DingTalk.Testing.Http;

/// <summary>The answer of <c>GET /api/state</c>.</summary>
sealed record StateJson
{
    /// <summary>The first robot's address. Null where the first robot was removed, and there is no other.</summary>
    public required string? Webhook { get; init; }

    /// <summary>The newest temporary address of the conversation.</summary>
    public required string? SessionWebhook { get; init; }

    public required string Page { get; init; }

    public required string Conversation { get; init; }

    public required string AppKey { get; init; }

    /// <summary>Made up by the emulator, or for it: no secret of anybody.</summary>
    public required string AppSecret { get; init; }

    public required string RobotCode { get; init; }

    public required long AgentId { get; init; }

    public required string OpenConversationId { get; init; }

    public required IReadOnlyList<string> UserIds { get; init; }

    public required IReadOnlyList<RobotJson> Robots { get; init; }

    public required IReadOnlyList<SessionJson> Sessions { get; init; }

    public required int TakenThisMonth { get; init; }

    public required int? MonthlyQuota { get; init; }

    public required long Accepted { get; init; }

    public required long Refused { get; init; }

    public required int PendingFaults { get; init; }

    public required IReadOnlyList<FaultJson> Faults { get; init; }

    public required int HeldRequests { get; init; }

    public required ClockJson Clock { get; init; }

    public required long Next { get; init; }

    public static StateJson From(GroupState group)
    {
        var robots = group.Robots;
        var sessions = group.Sessions.All;
        var (accepted, refused) = group.Inbox.Totals;
        return new StateJson
        {
            Webhook = robots.Count > 0 ? robots[0].Webhook : null,
            SessionWebhook = sessions.Count > 0 ? sessions[^1].Webhook : null,
            Page = $"{group.Origin}/",
            Conversation = group.Options.Conversation,
            AppKey = group.App.AppKey,
            AppSecret = group.App.AppSecret,
            RobotCode = group.App.RobotCode,
            AgentId = group.App.Options.AgentId,
            OpenConversationId = group.App.Conversations[0],
            UserIds = [.. group.App.Options.Users.Select(user => user.UserId)],
            Robots = [.. robots.Select(robot => RobotJson.From(robot, group))],
            Sessions = [.. sessions.Select(SessionJson.From)],
            TakenThisMonth = group.TakenThisMonth(),
            MonthlyQuota = group.Options.MonthlyQuota,
            Accepted = accepted,
            Refused = refused,
            PendingFaults = group.Faults.Count,
            Faults = [.. group.Faults.All.Select(FaultJson.From)],
            HeldRequests = group.Held.Count,
            Clock = ClockJson.From(group.Clock),
            Next = group.Inbox.NextId,
        };
    }
}
