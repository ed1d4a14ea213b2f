using System.Globalization;
using System.Text.Json;
using DingTalk.Testing.Apps.State;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>One call: what it asks, and, as far as it got, what the inbox shall show of it.</summary>
sealed class AppCall(AppState app, AppRequest request, DateTimeOffset now)
{
    static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    public AppState App => app;

    public AppRequest Request => request;

    public DateTimeOffset Now => now;

    /// <summary>The parameters in the body; none in the query.</summary>
    public JsonElement Body { get; set; } = Nothing;

    /// <summary>What the group or the people see. Null while there is nothing, and for calls that send nothing.</summary>
    public MessageContent? Content { get; set; }

    public string? Conversation { get; set; }

    public IReadOnlyList<string> Users { get; set; } = [];

    /// <summary>What was sent, to be asked about.</summary>
    public SentMessage? Sent { get; set; }

    /// <summary>Why nobody sees a message although its call succeeds.</summary>
    public string? Unseen { get; set; }

    /// <summary>What went wrong with a part of a message, or will show badly.</summary>
    public List<string> Notes { get; } = [];

    public string Text(string name)
    {
        var text = LooseJson.Text(Body, name);
        return text.Length > 0 ? text : request.Query.GetValueOrDefault(name, "");
    }

    public bool Has(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public bool Is(string name, JsonValueKind kind) => Body.TryGetProperty(name, out var value) && value.ValueKind == kind;

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A list of texts of the new host, where nothing but a list will do.</summary>
    public IReadOnlyList<string> List(string name)
    {
        if (!Has(name)) return [];
        if (Is(name, JsonValueKind.Array)) return LooseJson.Texts(Body, name);
        throw AppRefusal.New(
            "invalidParameter.param.invalid", "参数不合法", $"{name} must be a JSON array of texts, such as [\"a\",\"b\"]");
    }

    /// <summary>A list of the old host: texts with commas between them.</summary>
    public IReadOnlyList<string> Commas(string name) =>
        [.. Text(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    public void NeedAgent()
    {
        if (Text("agent_id").Length == 0)
            throw AppRefusal.Old(41011, "缺少agentid", "agent_id is missing: the app's is shown by GET /api/state as agentId");
        if (Number("agent_id") != app.Options.AgentId)
            throw AppRefusal.Old(40056, "不合法的agentid", $"agent_id {Text("agent_id")} is not the app's: that is {app.Options.AgentId}");
    }
}
