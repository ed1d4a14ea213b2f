using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DingTalk.Testing.Faults;

/// <summary>What a request would be answered without the fault, and how its API words a refusal of a test's choice.</summary>
sealed record TrueAnswer(int Status, string Json, int RefusalStatus, string RefusalJson)
{
    static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer with its <c>errcode</c>, where it has one, as a text.</summary>
    public string WithTextCode()
    {
        var body = JsonNode.Parse(Json)!.AsObject();
        if (body["errcode"] is { } code) body["errcode"] = code.ToJsonString();
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed)) body.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The answer after an enormous text, which stands in the place of its own.</summary>
    public string Swollen(int size)
    {
        var name = Json.Contains("\"errcode\"", StringComparison.Ordinal) ? "errmsg" : "message";
        var body = JsonNode.Parse(Json)!.AsObject();
        body.Remove(name);
        return $"{{\"{name}\":\"{new string('x', size)}\",{body.ToJsonString()[1..]}";
    }
}
