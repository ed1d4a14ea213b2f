using System.Text.Json;
using Serilog.Events;

namespace Replay.Clef;

/// <summary>Turns JSON values into Serilog's property values.</summary>
static class ClefValue
{
    public static LogEventPropertyValue From(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Structure(value),
        JsonValueKind.Array => new SequenceValue(value.EnumerateArray().Select(From)),
        JsonValueKind.String => new ScalarValue(value.GetString()),
        JsonValueKind.True => new ScalarValue(true),
        JsonValueKind.False => new ScalarValue(false),
        JsonValueKind.Number => new ScalarValue(Number(value)),
        _ => new ScalarValue(null),
    };

    // One conversion for each type, or the conditional would make doubles of them all.
    static object Number(JsonElement value)
    {
        if (value.TryGetInt32(out var small)) return small;
        if (value.TryGetInt64(out var large)) return large;
        return value.TryGetDecimal(out var exact) ? exact : value.GetDouble();
    }

    static StructureValue Structure(JsonElement value)
    {
        var tag = value.TryGetProperty("$type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
        return new StructureValue(
            value.EnumerateObject()
                .Where(member => (member.Name != "$type" || tag is null) && LogEventProperty.IsValidName(member.Name))
                .Select(member => new LogEventProperty(member.Name, From(member.Value))),
            tag);
    }
}
