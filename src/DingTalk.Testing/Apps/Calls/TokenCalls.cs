using System.Text.Json.Nodes;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>The three ways to an access token; all give the same one.</summary>
static class TokenCalls
{
    const string ReadFrom = "it is read from the query, not from a body";
    const string Shown = "GET /api/state shows the app's appKey and appSecret";

    public static JsonObject New(AppCall call)
    {
        var (key, secret) = (call.Text("appKey"), call.Text("appSecret"));
        if (Fault(call, key, secret, "appKey", "appSecret") is { } fault)
            throw AppRefusal.New("invalidClientIdOrSecret", "无效的clientId或者clientSecret", fault);
        return new JsonObject { ["accessToken"] = call.App.Tokens.Issue(call.Now), ["expireIn"] = call.App.Tokens.Seconds };
    }

    public static JsonObject OfCorporation(AppCall call)
    {
        var corporation = call.Request.PathValue(3);
        if (corporation != call.App.Options.CorpId)
        {
            // What the service was seen to answer, unlike its documentation.
            throw AppRefusal.New(
                "unknownError", "未知错误", $"the organisation is {call.App.Options.CorpId}, not {corporation}", 500);
        }

        if (call.Text("grant_type") != "client_credentials")
            throw AppRefusal.New("unsupported.grant.type", "unsupported.grant.type", "grant_type must be client_credentials");
        if (Fault(call, call.Text("client_id"), call.Text("client_secret"), "client_id", "client_secret") is { } fault)
            throw AppRefusal.New("invalid.client", "invalid.client", fault);
        return new JsonObject { ["access_token"] = call.App.Tokens.Issue(call.Now), ["expires_in"] = call.App.Tokens.Seconds };
    }

    /// <summary>From the query alone: a body is not looked at. <c>corpid</c> and <c>corpsecret</c> are the older names.</summary>
    public static JsonObject Old(AppCall call)
    {
        var query = call.Request.Query;
        var isOlder = !query.ContainsKey("appkey") && query.ContainsKey("corpid");
        var key = query.GetValueOrDefault(isOlder ? "corpid" : "appkey", "");
        var secret = query.GetValueOrDefault(isOlder ? "corpsecret" : "appsecret", "");
        if (key.Length == 0)
            throw AppRefusal.Old(40035, "缺少参数 corpid or appkey", $"the address has no appkey: {ReadFrom}");
        if (secret.Length == 0)
            throw AppRefusal.Old(40035, "缺少参数 corpsecret or appsecret", $"the address has no appsecret: {ReadFrom}");
        if (isOlder && key == call.App.Options.CorpId) key = call.App.AppKey;
        if (Fault(call, key, secret, "appkey", "appsecret") is { } fault)
        {
            // An unknown key was seen to have a code that the catalogue lacks; a wrong secret has the catalogue's.
            throw !isOlder && key != call.App.AppKey
                ? AppRefusal.Old(40096, "不合法的appKey或appSecret", fault)
                : AppRefusal.Old(40089, "不合法的corpId或corpSecret", fault);
        }

        return new JsonObject
        {
            ["errcode"] = 0,
            ["access_token"] = call.App.Tokens.Issue(call.Now),
            ["errmsg"] = "ok",
            ["expires_in"] = call.App.Tokens.Seconds,
        };
    }

    static string? Fault(AppCall call, string key, string secret, string keyName, string secretName) =>
        key.Length == 0 ? $"{keyName} is missing; {Shown}"
        : secret.Length == 0 ? $"{secretName} is missing; {Shown}"
        : key != call.App.AppKey ? $"no app has this {keyName}; {Shown}"
        : secret != call.App.AppSecret ? $"{secretName} is wrong: it is not this app's secret; {Shown}"
        : null;
}
