using System.Globalization;
using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>
/// Reads what an answer may hold, in whatever form: DingTalk's samples show numbers as strings, and what answers may not be
/// DingTalk at all. What is missing or of another kind reads as nothing.
/// </summary>
static class JsonRead
{
    /// <summary>The object that a body holds, or null where it holds none.</summary>
    public static JsonElement? Object(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8)) body = body.Slice(3);
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Child(JsonElement root, string name)
    {
        try
        {
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for a name that is no valid Unicode.
            return null;
        }
    }

    public static long? Number(JsonElement root, string name)
    {
        if (Child(root, name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number) return value.TryGetInt64(out var number) ? number : null;

        return value.ValueKind == JsonValueKind.String
            && long.TryParse(Text(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : null;
    }

    /// <summary>A text, or a number as one; empty where there is none.</summary>
    public static string Text(JsonElement root, string name) => Child(root, name) is { } value ? Text(value) : "";

    public static IReadOnlyList<string> Texts(JsonElement root, string name) => Texts(Child(root, name));

    /// <summary>The members of an object; one whose name is no valid Unicode is left out.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement? root)
    {
        if (root is not { ValueKind: JsonValueKind.Object } value) yield break;
        foreach (var member in value.EnumerateObject())
        {
            if (NameOf(member) is { } name) yield return (name, member.Value);
        }
    }

    public static IReadOnlyList<string> Texts(JsonElement? list)
        => list is { ValueKind: JsonValueKind.Array } value
            ? value.EnumerateArray().Select(Text).Where(static text => text.Length > 0).ToArray()
            : [];

    public static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() ?? "",
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            };
        }
        catch (InvalidOperationException)
        {
            // Not UTF-8. What stands beside it may be readable all the same.
            return "";
        }
    }

    static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
