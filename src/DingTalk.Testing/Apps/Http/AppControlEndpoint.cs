using DingTalk.Testing.Apps.State;
using DingTalk.Testing.Http;
using DingTalk.Testing.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DingTalk.Testing.Apps.Http;

/// <summary><c>/api/app</c>: the app as it is, and what a test wants of it.</summary>
sealed class AppControlEndpoint(GroupState group)
{
    readonly AppState _app = group.App;

    public Task StateAsync(HttpContext context) => ApiRequest.AnswerAsync(
        context, _app.Locked(() => AppStateJson.From(_app, group.Clock)), AppJson.Relaxed.AppStateJson);

    public Task ChangeAsync(HttpContext context) => ApiRequest.RunAsync(context, async () =>
    {
        var change = AppChange.Read(await ApiRequest.FieldsAsync(context, group).ConfigureAwait(false));
        _app.Locked(() => change.Apply(_app));
        await StateAsync(context).ConfigureAwait(false);
    });

    public Task RevokeAsync(HttpContext context)
    {
        _app.Locked(() => _app.Tokens.Revoke());
        return ApiRequest.DoneAsync(context);
    }

    public Task ReadAsync(HttpContext context) => ApiRequest.RunAsync(context, async () =>
    {
        var fields = (await ApiRequest.FieldsAsync(context, group).ConfigureAwait(false)).Only("id", "userIds");
        var id = fields.Number("id", 0, 1);
        var users = fields.Texts("userIds", []);
        if (!_app.Locked(() => _app.MarkRead(id, users)))
            throw new FormatException("'id' must be the number of a delivered message of the app.");
        await ApiRequest.DoneAsync(context).ConfigureAwait(false);
    });

    public Task MediaAsync(HttpContext context) => ApiRequest.AnswerAsync(
        context, new MediaJson(_app.Locked(() => _app.Media.All)), AppJson.Relaxed.MediaJson);

    public Task BytesAsync(HttpContext context)
    {
        var id = context.GetRouteValue("id") as string ?? "";
        var (media, bytes) = _app.Locked(() => (_app.Media.Find(id), _app.Media.Read(id)));
        if (media is null || bytes is null)
            return ApiRequest.ProblemAsync(context, StatusCodes.Status404NotFound, "No such upload is remembered.");

        // Whoever uploaded it chose every byte: it is shown as a picture or saved, never run in this origin.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Answer.WriteAsync(context, StatusCodes.Status200OK, PictureType(media) ?? "application/octet-stream", bytes.Value);
    }

    static string? PictureType(GroupMedia media) => Path.GetExtension(media.FileName).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".bmp" => "image/bmp",
        ".jpg" or ".jpeg" => "image/jpeg",
        _ => null,
    };
}
