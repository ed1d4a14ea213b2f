using System.Text.Json;
using System.Text.Json.Nodes;

namespace DingTalk.Testing.Apps.Calls;

static class Json
{
    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>Null where it is not JSON.</summary>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonObject Ok(string requestId) => new() { ["errcode"] = 0, ["errmsg"] = "ok", ["request_id"] = requestId };
}
