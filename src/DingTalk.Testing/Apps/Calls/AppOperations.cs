using System.Text.Json.Nodes;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>The APIs that there are. Paths are told apart by their letters' case, as DingTalk's are.</summary>
static class AppOperations
{
    public static IReadOnlyList<AppOperation> All { get; } =
    [
        Token(AppHost.New, "POST", "/v1.0/oauth2/accessToken", TokenCalls.New),
        Token(AppHost.New, "POST", "/v1.0/oauth2/*/token", TokenCalls.OfCorporation),
        Token(AppHost.Old, "GET", "/gettoken", TokenCalls.Old),

        Robot("POST", "/v1.0/robot/groupMessages/send", MessageChannel.Group, SendCalls.ToGroup),
        Robot("POST", "/v1.0/robot/groupMessages/query", MessageChannel.Group, ReadCalls.OfGroup),
        Robot("POST", "/v1.0/robot/groupMessages/recall", MessageChannel.Group, RecallCalls.InGroup),
        Robot("POST", "/v1.0/robot/oToMessages/batchSend", MessageChannel.Person, SendCalls.ToPeople),
        Robot("GET", "/v1.0/robot/oToMessages/readStatus", MessageChannel.Person, ReadCalls.OfPeople),
        // The documentation spells this one unlike its siblings; clients use both spellings.
        Robot("POST", "/v1.0/robot/otoMessages/batchRecall", MessageChannel.Person, RecallCalls.ToPeople),
        Robot("POST", "/v1.0/robot/oToMessages/batchRecall", MessageChannel.Person, RecallCalls.ToPeople),

        new(AppHost.New, "POST", "/v1.0/robot/ding/send", MessageChannel.Ding, DingCalls.Send) { Permission = AppPermissions.Ding },
        new(AppHost.New, "POST", "/v1.0/robot/ding/recall", MessageChannel.Ding, DingCalls.Recall) { Permission = AppPermissions.Ding },

        new(AppHost.New, "POST", "/v1.0/robot/groups/robots/query", MessageChannel.App, LookUpCalls.Robots)
        {
            Permission = AppPermissions.ManageChats,
        },
        new(AppHost.New, "POST", "/v1.0/im/chat/*/convertToOpenConversationId", MessageChannel.App, LookUpCalls.Conversation)
        {
            Permission = AppPermissions.ReadChats,
        },
        new(AppHost.Old, "POST", "/topapi/v2/user/getbymobile", MessageChannel.App, LookUpCalls.UserByMobile)
        {
            Permission = AppPermissions.MemberByMobile,
            IsMetered = false,
        },

        new(AppHost.Old, "POST", "/media/upload", MessageChannel.App, MediaCalls.Upload)
        {
            Permission = AppPermissions.Basic,
            IsUpload = true,
        },

        Work("asyncsend_v2", WorkCalls.Send),
        Work("recall", WorkCalls.Recall),
        Work("getsendprogress", WorkCalls.Progress),
        Work("getsendresult", WorkCalls.Result),
        Work("status_bar/update", WorkCalls.UpdateStatus),
    ];

    public static AppOperation? Find(string method, string path) =>
        All.FirstOrDefault(operation => operation.Method == method && Matches(operation.Path, path, StringComparison.Ordinal));

    /// <summary>What the caller may have meant. Null where the path is like none.</summary>
    public static AppOperation? FindLike(string path) =>
        All.FirstOrDefault(operation => Matches(operation.Path, path, StringComparison.Ordinal))
        ?? All.FirstOrDefault(operation => Matches(operation.Path, path.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));

    static bool Matches(string pattern, string path, StringComparison comparison)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0) return pattern.Equals(path, comparison);
        var (start, end) = (pattern[..star], pattern[(star + 1)..]);
        return path.Length > start.Length + end.Length
            && path.StartsWith(start, comparison)
            && path.EndsWith(end, comparison)
            && !path[start.Length..^end.Length].Contains('/', StringComparison.Ordinal);
    }

    static AppOperation Token(AppHost host, string method, string path, Func<AppCall, JsonObject> run) =>
        new(host, method, path, MessageChannel.App, run) { IsMetered = false };

    static AppOperation Robot(
        string method, string path, MessageChannel channel, Func<AppCall, JsonObject> run) =>
        new(AppHost.New, method, path, channel, run) { Permission = AppPermissions.SendMessages };

    static AppOperation Work(string name, Func<AppCall, JsonObject> run) =>
        new(AppHost.Old, "POST", $"/topapi/message/corpconversation/{name}", MessageChannel.Work, run) { Permission = AppPermissions.Basic };
}
