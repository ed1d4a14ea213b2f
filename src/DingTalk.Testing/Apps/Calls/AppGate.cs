using DingTalk.Testing.Apps.State;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>What every call passes before it is looked at: token, permission, rate and quota.</summary>
static class AppGate
{
    const string Disabled = "您的企业应用调用钉钉开放平台当前接口的所有请求都被暂时禁用了";
    const string InvalidToken = "不合法的access_token";

    public static void Check(AppCall call, AppOperation operation)
    {
        if (operation.Permission is { } permission)
        {
            CheckToken(call, operation.Host);
            if (!call.App.Permissions.Contains(permission)) throw AppRefusal.OfPermission(operation.Host, call.App.AppKey, permission);
        }

        if (!call.App.Limits.HasRoom(operation.Path, call.Now))
        {
            throw Limit(
                operation.Host,
                "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi",
                90018,
                $"more than {call.App.Options.PerSecond} calls of this API in a second: wait a second");
        }

        if (operation.IsMetered && !call.App.Limits.HasQuota(call.Now))
        {
            throw Limit(
                operation.Host,
                "Forbidden.AccessDenied.ApiCountLimitForOrg",
                90020,
                $"the month's quota of {call.App.Options.MonthlyCalls} calls is used up");
        }
    }

    static void CheckToken(AppCall call, AppHost host)
    {
        var token = TokenOf(call, host);
        switch (call.App.Tokens.Check(token, call.Now))
        {
            case TokenState.Valid:
                break;
            case TokenState.Expired:
                var late = $"the access token is expired: it lives for {call.App.Tokens.Seconds} seconds; ask for another";
                throw host == AppHost.New
                    ? AppRefusal.New("InvalidAuthentication", InvalidToken, late)
                    : AppRefusal.Old(42001, "access_token超时", late, subCode: 42001);
            case var state:
                var why = state switch
                {
                    TokenState.Revoked => "the access token is revoked: ask for another",
                    TokenState.Former => "the access token is an earlier one, no longer valid: ask for another",
                    _ => "this access token was never given out here: ask for one with the appKey and appSecret",
                };
                throw host == AppHost.New
                    ? AppRefusal.New("InvalidAuthentication", InvalidToken, why)
                    : AppRefusal.Old(40014, InvalidToken, why, subCode: 40014);
        }
    }

    static string TokenOf(AppCall call, AppHost host)
    {
        var request = call.Request;
        if (host == AppHost.New)
        {
            if (request.HeaderToken.Length > 0) return request.HeaderToken;
            throw AppRefusal.New(
                "AuthenticationFailed.MissingParameter",
                "缺少参数：x-acs-dingtalk-access-token",
                "the header x-acs-dingtalk-access-token is missing" + (
                    request.HasAuthorization ? ": the token is in Authorization, which is not looked at"
                    : request.Query.ContainsKey("access_token") ? ": the token is in the address, which is for the old host's APIs"
                    : ""));
        }

        var token = request.Query.GetValueOrDefault("access_token", "");
        if (token.Length == 0) token = AppBody.FormField(request, "access_token");
        if (token.Length > 0) return token;
        throw AppRefusal.Old(
            41001,
            "缺少access_token参数",
            "the address has no access_token" + (
                request.HeaderToken.Length > 0 ? ": the token is in a header, which is for the new host's APIs" : ""),
            subCode: 40000);
    }

    static AppRefusal Limit(AppHost host, string code, int errCode, string reason) =>
        host == AppHost.New ? AppRefusal.New(code, Disabled, reason, 403) : AppRefusal.Old(errCode, Disabled, reason);
}
