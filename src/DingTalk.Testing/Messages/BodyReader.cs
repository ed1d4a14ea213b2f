using System.Text.Json;
using System.Text.Unicode;

namespace DingTalk.Testing.Messages;

/// <summary>Reads a body of any form that DingTalk takes.</summary>
static class BodyReader
{
    public static bool IsSupported(string contentType) => IsJson(contentType) || IsForm(contentType);

    /// <summary>What the body says, or null where it is not the JSON object, or the form, that it must be.</summary>
    public static MessageContent? Read(string contentType, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || !IsSupported(contentType) || !Utf8.IsValid(body.Span)) return null;

        try
        {
            using var document = JsonDocument.Parse(IsForm(contentType) ? FormBody.ToJson(body.Span) : body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? ContentReader.Read(document.RootElement) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is how a string with half a surrogate pair shows itself.
            return null;
        }
    }

    static bool IsJson(string contentType) => MediaType(contentType).Equals("application/json", StringComparison.OrdinalIgnoreCase);

    static bool IsForm(string contentType) =>
        MediaType(contentType).Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    static ReadOnlySpan<char> MediaType(string contentType)
    {
        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        return contentType.AsSpan(0, end < 0 ? contentType.Length : end).Trim();
    }
}
