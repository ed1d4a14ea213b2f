using System.Text.Json;
using DingTalk.Testing.Apps.State;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Http;

/// <summary>The body of <c>POST /api/app</c>.</summary>
sealed record AppChange(
    IReadOnlyList<string> Grant,
    IReadOnlyList<string> Deny,
    IReadOnlyDictionary<string, ConversationState> Conversations,
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
    public static AppChange Read(JsonElement body)
    {
        foreach (var property in body.EnumerateObject())
        {
            if (property.Name is not ("grant" or "deny" or "conversations" or "flowControlled"))
                throw new FormatException($"There is no '{property.Name}'. The keys are grant, deny, conversations, flowControlled.");
        }

        var conversations = new Dictionary<string, ConversationState>(StringComparer.Ordinal);
        if (body.TryGetProperty("conversations", out var asked))
        {
            if (asked.ValueKind != JsonValueKind.Object) throw new FormatException("'conversations' must be an object.");
            foreach (var property in asked.EnumerateObject())
            {
                if (property.Name.Length == 0 || property.Value.ValueKind != JsonValueKind.String
                    || !States.TryGetValue(property.Value.GetString()!, out var state))
                {
                    throw new FormatException($"'conversations.{property.Name}' must be one of {string.Join(", ", States.Keys)}.");
                }

                conversations[property.Name] = state;
            }
        }

        return new AppChange(
            Texts(body, "grant") ?? [], Texts(body, "deny") ?? [], conversations, Texts(body, "flowControlled"));
    }

    public void Apply(AppState app)
    {
        app.Permissions.UnionWith(Grant);
        app.Permissions.ExceptWith(Deny);
        foreach (var (conversation, state) in Conversations) app.Groups[conversation] = state;
        if (FlowControlled is not null) app.FlowControlled = [.. FlowControlled];
    }

    static IReadOnlyList<string>? Texts(JsonElement body, string name) =>
        !body.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Array ? LooseJson.Texts(body, name)
        : throw new FormatException($"'{name}' must be a list of texts.");
}
