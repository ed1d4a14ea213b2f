using System.Text.Json;
using System.Text.Unicode;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>The parameters in a body: JSON for the new host, JSON or a form for the old one.</summary>
static class AppBody
{
    static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    public static JsonElement Read(AppRequest request, AppHost host)
    {
        var incoming = request.Incoming;
        if (incoming.Method == "GET" || incoming.Body.IsEmpty && host == AppHost.Old) return Nothing;
        if (request.IsCut) throw Invalid(host, $"the body has {incoming.BodyBytes} bytes, more than is read");
        var isForm = IsForm(incoming.ContentType);
        if (isForm && host == AppHost.New)
            throw Invalid(host, "the content type says that the body is a form: this host takes JSON, with application/json");
        if (incoming.Body.IsEmpty && request.Path.EndsWith("/convertToOpenConversationId", StringComparison.Ordinal)) return Nothing;
        if (incoming.Body.IsEmpty) throw Invalid(host, "the body is missing");
        var json = isForm ? FormBody.ToJson(incoming.Body.Span) : incoming.Body;
        return TryRead(json) is { ValueKind: JsonValueKind.Object } root
            ? root
            : throw Invalid(host, "the body is not a JSON object in UTF-8");
    }

    public static string FormField(AppRequest request, string name) =>
        IsForm(request.Incoming.ContentType) && TryRead(FormBody.ToJson(request.Incoming.Body.Span)) is { } form
            ? LooseJson.Text(form, name)
            : "";

    static JsonElement? TryRead(ReadOnlyMemory<byte> json)
    {
        try
        {
            if (!Utf8.IsValid(json.Span)) return null;
            using var document = JsonDocument.Parse(json);
            return IsWellFormed(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // A string with half a surrogate pair throws only when it is read: here, once, instead of wherever it is.
    static bool IsWellFormed(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is not null,
        JsonValueKind.Array => element.EnumerateArray().All(IsWellFormed),
        JsonValueKind.Object => element.EnumerateObject().All(property => property.Name is not null && IsWellFormed(property.Value)),
        _ => true,
    };

    static AppRefusal Invalid(AppHost host, string reason) => host == AppHost.New
        ? AppRefusal.New("invalidParameter.msgBody.invalid", "body必须是JSON", reason)
        : AppRefusal.Old(43009, "post参数需要json类型", reason);

    static bool IsForm(string contentType) =>
        contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}
