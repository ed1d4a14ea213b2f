using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DingTalk.Testing.Messages;

/// <summary>A form-urlencoded body, turned into the JSON object of strings that says the same.</summary>
static class FormBody
{
    public static ReadOnlyMemory<byte> ToJson(ReadOnlySpan<byte> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        foreach (var pair in Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) writer.WriteString(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
