using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>What a call is answered.</summary>
sealed record AppAnswer(int Status, JsonObject Body)
{
    static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AppAnswer Of(AppRefusal refusal, AppHost host, bool wraps) =>
        host == AppHost.New
            ? new AppAnswer(refusal.Status, NewBody(refusal))
            : new AppAnswer(200, refusal.SubCode is { } code ? GatewayBody(refusal, code, wraps) : OldBody(refusal.ErrCode, refusal.Message));

    /// <summary>A refusal of a test's choice. Its code is a number where the host has numbers.</summary>
    public static AppAnswer Of(RobotFault fault, AppHost host) =>
        host == AppHost.New
            ? new AppAnswer(fault.Status, NewBody(fault.Symbol, fault.Text))
            : new AppAnswer(200, OldBody(fault.Code, fault.Text));

    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed)) Body.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    static JsonObject NewBody(string code, string text) =>
        new() { ["code"] = code, ["requestid"] = RequestIds.New(), ["message"] = text };

    static JsonObject NewBody(AppRefusal refusal)
    {
        var body = NewBody(refusal.Code, refusal.Message);
        if (refusal.Scopes.Count > 0)
            body["accessdenieddetail"] = new JsonObject { ["requiredScopes"] = Json.List(refusal.Scopes) };
        return body;
    }

    static JsonObject OldBody(int code, string text) =>
        new() { ["errcode"] = code, ["errmsg"] = text, ["request_id"] = RequestIds.Old() };

    static JsonObject GatewayBody(AppRefusal refusal, string code, bool wraps) => new()
    {
        ["errcode"] = wraps ? 88 : refusal.ErrCode,
        ["sub_code"] = code,
        ["sub_msg"] = refusal.Message,
        ["errmsg"] = wraps ? $"ding talk error[subcode={code},submsg={refusal.Message}]" : refusal.Message,
        ["request_id"] = RequestIds.Old(),
    };
}
