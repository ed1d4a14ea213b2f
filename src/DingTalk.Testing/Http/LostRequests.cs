using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary>
/// What is at no address that there is. Where it looks like a message that went astray, posted to the page or to a misspelt path,
/// the inbox remembers it, so that its sender finds it among the refused ones.
/// </summary>
sealed class LostRequests(GroupState group)
{
    public async Task AnswerAsync(HttpContext context)
    {
        if (context.Response.HasStarted || context.GetEndpoint()?.DisplayName is { } name && !name.StartsWith("405", StringComparison.Ordinal)) return;
        var status = context.Response.StatusCode;
        var sentence = Sentence(context, status);
        if (HttpMethods.IsPost(context.Request.Method) && !IsOurs(context.Request.Path))
        {
            var request = await RequestReader.ReadAsync(context, group.Options.MaxBody, group.Stopping).ConfigureAwait(false);
            group.Lose(request, sentence);
        }

        await ApiRequest.ProblemAsync(context, status, sentence).ConfigureAwait(false);
    }

    static string Sentence(HttpContext context, int status)
    {
        var path = context.Request.Path;
        if (path == "/" && HttpMethods.IsPost(context.Request.Method))
            return "A message was posted to the page: a robot's address is /robot/send?access_token=…, the webhook that the page shows.";
        return status == StatusCodes.Status405MethodNotAllowed
            ? $"{path} does not know the method {context.Request.Method}. It knows {context.Response.Headers.Allow}."
            : $"There is nothing at {path}. A robot's address is /robot/send?access_token=…; the rest is described in /openapi.json.";
    }

    static bool IsOurs(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/page");
}
