using DingTalk.Testing.Apps.State;
using DingTalk.Testing.Settings;

namespace DingTalk.Testing.Apps.Http;

/// <summary>The body of <c>POST /api/app</c>.</summary>
sealed record AppChange(
    IReadOnlyList<string> Grant,
    IReadOnlyList<string> Deny,
    (string Id, ConversationState State)? Conversation,
    IReadOnlyList<string>? FlowControlled)
{
    static readonly Dictionary<string, ConversationState> States = new(StringComparer.Ordinal)
    {
        ["open"] = ConversationState.Open,
        ["withoutRobot"] = ConversationState.WithoutRobot,
        ["stopped"] = ConversationState.Stopped,
        ["disbanded"] = ConversationState.Disbanded,
    };

    public static string Name(ConversationState state) => States.First(pair => pair.Value == state).Key;

    /// <exception cref="FormatException">It is not one; the text names what is wrong.</exception>
    public static AppChange Read(JsonFields fields)
    {
        fields.Only("grant", "deny", "openConversationId", "state", "flowControlled");
        var conversation = fields.Text("openConversationId", null);
        if (string.IsNullOrEmpty(conversation) == fields.Has("state"))
            throw new FormatException("'openConversationId' and 'state' go together.");
        return new AppChange(
            fields.Texts("grant", []),
            fields.Texts("deny", []),
            string.IsNullOrEmpty(conversation) ? null : (conversation, fields.Word("state", ConversationState.Open, States)),
            fields.Has("flowControlled") ? fields.Texts("flowControlled", []) : null);
    }

    public void Apply(AppState app)
    {
        app.Permissions.UnionWith(Grant);
        app.Permissions.ExceptWith(Deny);
        if (Conversation is { } group) app.Groups[group.Id] = group.State;
        if (FlowControlled is not null) app.FlowControlled = [.. FlowControlled];
    }
}
