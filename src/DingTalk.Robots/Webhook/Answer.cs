using System.Globalization;
using System.Text.Json;

namespace DingTalk.Robots;

/// <summary>
/// What an answer's body says, as far as it can be read. DingTalk's own sample shows <c>errcode</c> as a string; live answers
/// hold a number.
/// </summary>
readonly record struct Answer(long? ErrorCode, string ErrorMessage, bool IsAddressBlock)
{
    static readonly Answer Unreadable = new(null, "", false);

    public static Answer Read(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8)) body = body.Slice(3);
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new Answer(Number(root, "errcode"), Text(root, "errmsg"), IsBlock(root))
                : Unreadable;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter is what System.Text.Json throws for a name that is no valid Unicode.
            return Unreadable;
        }
    }

    static long? Number(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number) return value.TryGetInt64(out var number) ? number : null;

        return value.ValueKind == JsonValueKind.String
            && long.TryParse(ReadText(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : null;
    }

    static string Text(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? ReadText(value) : "";

    /// <summary>The gateway's firewall, "x5", answers a blocked address in words of its own.</summary>
    static bool IsBlock(JsonElement root) => Number(root, "status") == 1111 || Text(root, "source") == "x5";

    static string ReadText(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Not UTF-8. The code beside it may be readable all the same.
            return "";
        }
    }
}
