using System.Text.Json;
using System.Text.Unicode;
using DingTalk.Testing.Advice;
using DingTalk.Testing.Checks;

namespace DingTalk.Testing.Messages;

/// <summary>Reads a body of any form that DingTalk takes.</summary>
static class BodyReader
{
    public static bool IsSupported(string contentType) => IsJson(contentType) || IsForm(contentType);

    /// <summary>What the body says, or null where it is not the JSON object, or the form, that it must be.</summary>
    public static MessageContent? Read(string contentType, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || !IsSupported(contentType) || !Utf8.IsValid(body.Span)) return null;

        if (IsForm(contentType) && LooksLikeJson(body.Span)) return null;
        try
        {
            using var document = JsonDocument.Parse(IsForm(contentType) ? FormBody.ToJson(body.Span) : body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, body.Length) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is how a string with half a surrogate pair shows itself.
            return null;
        }
    }

    public static bool IsForm(string contentType) =>
        MediaType(contentType).Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    public static bool LooksLikeJson(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    static MessageContent Read(JsonElement root, int bytes)
    {
        var content = ContentReader.Read(root);
        IEnumerable<string> hints = FieldHints.Find(root, content.MsgType ?? "");
        if (content is { Supported: true, Missing: null } && bytes <= Judge.BodyLimit)
            hints = hints.Concat(MentionHints.Find(content)).Concat(ContentHints.Find(content));
        return content with { Hints = [.. hints] };
    }

    static bool IsJson(string contentType) => MediaType(contentType).Equals("application/json", StringComparison.OrdinalIgnoreCase);

    static ReadOnlySpan<char> MediaType(string contentType)
    {
        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        return contentType.AsSpan(0, end < 0 ? contentType.Length : end).Trim();
    }
}
