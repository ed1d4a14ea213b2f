using System.Text.Json;

namespace DingTalk.Testing.Tests.Support;

/// <summary>As much of JSON Schema as openapi.json uses.</summary>
sealed class Schema(JsonElement document)
{
    /// <summary>Where a value does not fit, and why.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string path = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return Faults(document.GetProperty("components").GetProperty("schemas").GetProperty(name), value, path);
        }

        return Own(schema, value, path);
    }

    IEnumerable<string> Own(JsonElement schema, JsonElement value, string path)
    {
        var types = !schema.TryGetProperty("type", out var type) ? []
            : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToArray()
            : [type.GetString()!];
        if (types.Length > 0 && !types.Any(t => Is(value, t))) yield return $"{path} is {value.ValueKind}, not {string.Join(" or ", types)}";
        if (schema.TryGetProperty("enum", out var words) && words.EnumerateArray().All(w => w.GetString() != value.GetString()))
            yield return $"{path} is {value}, which is not in the enum";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
            {
                foreach (var fault in Faults(items, item, $"{path}[]")) yield return fault;
            }
        }

        if (value.ValueKind != JsonValueKind.Object) yield break;
        var properties = schema.TryGetProperty("properties", out var known) ? known : default;
        foreach (var name in schema.TryGetProperty("required", out var required) ? required.EnumerateArray() : default)
        {
            if (!value.TryGetProperty(name.GetString()!, out _)) yield return $"{path} has no {name}";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var its))
            {
                foreach (var fault in Faults(its, property.Value, $"{path}.{property.Name}")) yield return fault;
            }
            else if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False)
            {
                yield return $"{path}.{property.Name} is not described";
            }
        }
    }

    static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };
}
