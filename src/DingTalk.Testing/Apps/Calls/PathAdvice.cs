namespace DingTalk.Testing.Apps.Calls;

/// <summary>The refusals of a path or method that there is not.</summary>
static class PathAdvice
{
    public static AppRefusal Unknown(AppRequest request)
    {
        var method = request.Incoming.Method;
        var path = request.Path.Length <= 200 ? request.Path : $"{request.Path[..200]}…";
        var like = AppOperations.FindLike(request.Path);
        var reason = like is null ? $"there is no API {path} here"
            : like.Method != method ? $"the method is {method}, this API takes {like.Method}"
            : $"the path is spelt {like.Path}, in just these letters";
        if (AppDispatcher.HostOf(request.Path) == AppHost.New)
            return AppRefusal.New("InvalidAction.NotFound", "Specified api is not found, please check your url and method.", reason, 404);
        if (like is not null && like.Method != method)
            return like.Method == "GET" ? AppRefusal.Old(43001, "需要GET请求", reason) : AppRefusal.Old(43002, "需要POST请求", reason);
        return request.Path.StartsWith("/topapi/", StringComparison.Ordinal)
            ? AppRefusal.Old(22, $"Invalid method[submsg=不合法ApiName，ApiName = dingtalk.oapi{path[7..].Replace('/', '.')}]", reason)
            : AppRefusal.Old(404, "请求的URI地址不存在", reason);
    }
}
