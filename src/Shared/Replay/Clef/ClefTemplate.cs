using System.Text.Json;
using Serilog.Events;
using Serilog.Parsing;

namespace Replay.Clef;

/// <summary>An event's template: parsed where CLEF holds one (<c>@mt</c>), else its rendered text (<c>@m</c>) with nothing to fill in.</summary>
sealed class ClefTemplate
{
    readonly MessageTemplateParser _parser = new();
    readonly Dictionary<string, MessageTemplate> _parsed = new(StringComparer.Ordinal);

    public MessageTemplate Of(JsonElement line)
    {
        if (TextOf(line, "@mt") is { } text) return Parse(text);
        return TextOf(line, "@m") is { } rendered ? Literal(rendered) : MessageTemplate.Empty;
    }

    // Parsed once: the same template is the same reference, as it is in a program.
    MessageTemplate Parse(string text)
    {
        if (!_parsed.TryGetValue(text, out var template)) _parsed[text] = template = _parser.Parse(text);
        return template;
    }

    static MessageTemplate Literal(string text) => new(
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), [new TextToken(text)]);

    static string? TextOf(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
