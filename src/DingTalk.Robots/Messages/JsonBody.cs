using System.Buffers;
using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>Writes a JSON object with the texts as <see cref="JsonText"/> writes them. The same texts always give the same bytes.</summary>
static class JsonBody
{
    public static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static void Text(this Utf8JsonWriter json, string name, string text)
    {
        json.WritePropertyName(name);
        json.Text(text);
    }

    public static void Text(this Utf8JsonWriter json, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(JsonSize.Of(text) + 2);
        buffer[0] = (byte)'"';
        var length = JsonText.Write(text.AsSpan(), buffer.AsSpan(1)) + 1;
        buffer[length++] = (byte)'"';
        json.WriteRawValue(buffer.AsSpan(0, length), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    public static void Texts(this Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.Text(text);
        json.WriteEndArray();
    }
}
