using System.Globalization;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>The call is refused: what is answered, and in plain words why. Thrown by what finds out, answered in one place.</summary>
sealed class AppRefusal : Exception
{
    AppRefusal(int status, int errCode, string code, string text, string reason)
        : base(text) => (Status, ErrCode, Code, Reason) = (status, errCode, code, reason);

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The numeric code; the HTTP status where the host has none.</summary>
    public int ErrCode { get; }

    /// <summary>The symbolic code; the numeric one in digits where the host has none.</summary>
    public string Code { get; }

    public string Reason { get; }

    /// <summary>The permissions that are missing.</summary>
    public IReadOnlyList<string> Scopes { get; private init; } = [];

    /// <summary>The code that the gateway of the old host puts into <c>sub_code</c>; null where the API itself refuses.</summary>
    public string? SubCode { get; private init; }

    public static AppRefusal New(string code, string text, string reason, int status = 400) => new(status, status, code, text, reason);

    public static AppRefusal Old(int errCode, string text, string reason, int? subCode = null) =>
        new(200, errCode, errCode.ToString(CultureInfo.InvariantCulture), text, reason)
        {
            SubCode = subCode?.ToString(CultureInfo.InvariantCulture),
        };

    public static AppRefusal OfPermission(AppHost host, string appKey, string scope)
    {
        var text = $"应用尚未开通所需的权限：[{scope}]，点击链接申请并开通即可："
            + $"https://open-dev.dingtalk.com/appscope/apply?content={appKey}%23{scope}";
        var reason = $"the app lacks the permission {scope}: grant it in the app's console, "
            + $"here with POST /api/app {{\"grant\":[\"{scope}\"]}}";
        return host == AppHost.New
            ? new AppRefusal(403, 403, "Forbidden.AccessDenied.AccessTokenPermissionDenied", text, reason) { Scopes = [scope] }
            : new AppRefusal(200, 60011, "60011", $"{text}, {{requiredScopes=[{scope}]}}", reason) { Scopes = [scope], SubCode = "60011" };
    }
}
