using DingTalk.Testing.Apps.State;

namespace DingTalk.Testing.Apps.Http;

/// <summary>The answer of <c>GET /api/app</c>.</summary>
sealed record AppStateJson(
    string AppKey,
    string AppSecret,
    string RobotCode,
    long AgentId,
    string CorpId,
    IReadOnlyList<AppConversationJson> Conversations,
    IReadOnlyList<GroupUser> Users,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<string> FlowControlled,
    int CallsThisMonth,
    int? MonthlyCalls)
{
    public static AppStateJson From(AppState app, TimeProvider clock) => new(
        app.AppKey,
        app.AppSecret,
        app.RobotCode,
        app.Options.AgentId,
        app.Options.CorpId,
        [.. app.Groups.Select(pair => new AppConversationJson(pair.Key, AppState.ChatId(pair.Key), AppChange.Name(pair.Value)))],
        app.Options.Users,
        [.. app.Permissions.Order(StringComparer.Ordinal)],
        [.. app.FlowControlled.Order(StringComparer.Ordinal)],
        app.Limits.TakenThisMonth(clock.GetUtcNow()),
        app.Options.MonthlyCalls);
}
