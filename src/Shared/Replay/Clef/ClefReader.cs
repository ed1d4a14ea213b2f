using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Serilog.Events;
using Serilog.Parsing;

namespace Replay.Clef;

/// <summary>Reads CLEF, one JSON event a line. A line that cannot be read is reported with its number, and skipped.</summary>
sealed class ClefReader(TextReader input, Action<string> report)
{
    readonly ClefTemplate _templates = new();

    public long Unreadable { get; private set; }

    public IEnumerable<LogEvent> ReadAll()
    {
        var number = 0L;
        while (input.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (TryRead(line, out var fault) is { } logEvent)
            {
                yield return logEvent;
                continue;
            }

            Unreadable++;
            report($"line {number}: {fault}");
        }
    }

    LogEvent? TryRead(string line, out string fault)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            fault = "";
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            fault = "not JSON";
        }
        catch (FormatException e)
        {
            fault = e.Message;
        }

        return null;
    }

    LogEvent Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object) throw new FormatException("not a JSON object");

        var template = _templates.Of(line);
        return new LogEvent(
            Time(line),
            Level(line),
            Text(line, "@x") is { } exception ? new ClefException(exception) : null,
            template,
            Properties(line, template),
            Text(line, "@tr") is { Length: 32 } trace && IsHex(trace) ? ActivityTraceId.CreateFromString(trace) : default,
            Text(line, "@sp") is { Length: 16 } span && IsHex(span) ? ActivitySpanId.CreateFromString(span) : default);
    }

    static DateTimeOffset Time(JsonElement line) =>
        DateTimeOffset.TryParse(Text(line, "@t"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException("no time in @t");

    static LogEventLevel Level(JsonElement line)
    {
        if (Text(line, "@l") is not { } name) return LogEventLevel.Information;
        return ClefLevel.TryParse(name, out var level) ? level : throw new FormatException($"no level of that name: {name}");
    }

    static List<LogEventProperty> Properties(JsonElement line, MessageTemplate template)
    {
        var properties = new List<LogEventProperty>();
        foreach (var member in line.EnumerateObject())
        {
            // What begins with one @ is CLEF's own, with two it is a property whose name begins with one.
            var isEscaped = member.Name.StartsWith("@@", StringComparison.Ordinal);
            if (member.Name.StartsWith('@') && !isEscaped) continue;

            var name = isEscaped ? member.Name[1..] : member.Name;
            if (LogEventProperty.IsValidName(name)) properties.Add(new LogEventProperty(name, ClefValue.From(member.Value)));
        }

        // As a text it is the hash of the template, which says nothing that the template does not.
        if (line.TryGetProperty("@i", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number))
            properties.Add(new LogEventProperty("EventId", new StructureValue([new LogEventProperty("Id", new ScalarValue(number))])));
        if (line.TryGetProperty("@r", out var renderings) && renderings.ValueKind == JsonValueKind.Array)
            Render(properties, template, renderings);
        return properties;
    }

    // The renderings stand in the order of the holes that have a format.
    static void Render(List<LogEventProperty> properties, MessageTemplate template, JsonElement renderings)
    {
        var formatted = template.Tokens.OfType<PropertyToken>().Where(hole => hole.Format is not null);
        foreach (var (hole, rendering) in formatted.Zip(renderings.EnumerateArray()))
        {
            var i = properties.FindIndex(property => property.Name == hole.PropertyName);
            if (i < 0 || rendering.ValueKind != JsonValueKind.String) continue;
            properties[i] = new LogEventProperty(hole.PropertyName, new RenderedValue(properties[i].Value, rendering.GetString()!));
        }
    }

    static bool IsHex(string text) => text.All(char.IsAsciiHexDigitLower) && text.Any(c => c != '0');

    static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
