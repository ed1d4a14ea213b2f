using System.Text.Json;

namespace DingTalk.Testing.Messages;

/// <summary>
/// JSON read as DingTalk reads it: an object, a list or a flag may also come as a string that holds it, which is what the
/// official Java SDK and form bodies send.
/// </summary>
static class LooseJson
{
    public static JsonElement? Object(JsonElement parent, string name) => Structure(parent, name, JsonValueKind.Object);

    public static JsonElement? List(JsonElement parent, string name) => Structure(parent, name, JsonValueKind.Array);

    public static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? Scalar(value) : "";

    public static bool Flag(JsonElement parent, string name) =>
        string.Equals(Text(parent, name), "true", StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Texts(JsonElement parent, string name) =>
        List(parent, name) is { } list ? [.. list.EnumerateArray().Select(Scalar).Where(text => text.Length > 0)] : [];

    static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "",
    };

    static JsonElement? Structure(JsonElement parent, string name, JsonValueKind kind)
    {
        if (!parent.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String)
        {
            if (!TryParse(value.GetString()!, out value)) return null;
        }

        return value.ValueKind == kind ? value : null;
    }

    static bool TryParse(string text, out JsonElement value)
    {
        value = default;
        try
        {
            using var document = JsonDocument.Parse(text);
            value = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
