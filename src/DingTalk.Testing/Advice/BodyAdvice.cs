using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using DingTalk.Testing.Messages;

namespace DingTalk.Testing.Advice;

/// <summary>Why a body is not the JSON object, or the form, that it must be.</summary>
static class BodyAdvice
{
    public static string Explain(string contentType, string encoding, ReadOnlyMemory<byte> body)
    {
        var bytes = body.Span;
        if (!bytes.IsEmpty && (bytes is [0x1F, 0x8B, ..] || encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            return "The body is compressed, which DingTalk does not undo: send the JSON as it is, without a Content-Encoding.";
        if (bytes.IsEmpty)
            return """The body is empty: send a JSON object such as {"msgtype":"text","text":{"content":"…"}}.""";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return "The body begins with a byte order mark (EF BB BF): send UTF-8 without one.";
        if (bytes.Length > 1 && (bytes[0] is 0xFF or 0xFE || bytes[1] == 0))
            return "The body is not UTF-8 but looks like UTF-16: encode it as UTF-8.";
        if (!Utf8.IsValid(bytes))
            return $"The body is not valid UTF-8, from byte {FirstWrong(bytes)} on: encode it as UTF-8, whatever the Content-Type says.";
        if (BodyReader.IsForm(contentType))
        {
            return BodyReader.LooksLikeJson(bytes)
                ? "The body is JSON, but the Content-Type says that it is a form: set it to application/json (curl: -H 'Content-Type: application/json')."
                : "The form cannot be read: it must be msgtype=…&text=…, each object as URL-encoded JSON.";
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => "A text in the body has half a surrogate pair (\\ud800 to \\udfff alone), which is no character.",
                JsonValueKind.String => "The body is a JSON text that holds JSON: it was serialised twice. Send the object itself.",
                JsonValueKind.Array => "The body is a JSON list: send one object for one message.",
                _ => "The body is JSON, but not an object.",
            };
        }
        catch (JsonException wrong)
        {
            return Explain(wrong, Encoding.UTF8.GetString(bytes));
        }
        catch (InvalidOperationException)
        {
            return "A text in the body has half a surrogate pair, which is no character.";
        }
    }

    static string Explain(JsonException wrong, string text)
    {
        var where = $"The body is not valid JSON, at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}";
        if (wrong.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)) return $"{where}: it is nested more than 64 levels deep.";
        if (wrong.Message.Contains("escapable", StringComparison.Ordinal))
            return $@"{where}: a backslash in a text, as in a Windows path, must be written \\.";
        if (wrong.Message.Contains("surrogate", StringComparison.OrdinalIgnoreCase))
            return $"{where}: half a surrogate pair is no character.";
        if (wrong.Message.Contains("within a JSON string", StringComparison.Ordinal))
            return $@"{where}: a line end or control character in a text must be escaped, such as \n.";
        return text.TrimStart().StartsWith("{'", StringComparison.Ordinal)
            ? $"{where}: JSON has double quotation marks, not single ones. Serialise the object with a JSON library."
            : $"{where}: serialise the object with a JSON library instead of joining texts.";
    }

    static int FirstWrong(ReadOnlySpan<byte> bytes)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(bytes[index..], out _, out var length) == System.Buffers.OperationStatus.Done) index += length;
        return index + 1;
    }
}
