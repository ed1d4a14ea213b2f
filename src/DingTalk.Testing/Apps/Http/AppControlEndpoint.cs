using System.Text.Json;
using DingTalk.Testing.Apps.Calls;
using DingTalk.Testing.Apps.State;
using DingTalk.Testing.Http;
using DingTalk.Testing.Inbox;
using DingTalk.Testing.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Apps.Http;

/// <summary><c>/api/app</c>: the app as it is, and what a test wants of it.</summary>
sealed class AppControlEndpoint(GroupState group)
{
    readonly AppState _app = group.App;

    public void Map(WebApplication application)
    {
        application.MapGet("/api/app", StateAsync);
        application.MapPost("/api/app", ChangeAsync);
        application.MapPost("/api/app/revoke-token", RevokeAsync);
        application.MapPost("/api/app/read", ReadAsync);
        application.MapGet("/api/app/media", MediaAsync);
        application.MapGet("/api/app/media/{id}", BytesAsync);
    }

    Task StateAsync(HttpContext context) =>
        Answer.JsonAsync(context, JsonSerializer.SerializeToUtf8Bytes(_app.Locked(() => AppStateJson.From(_app, group.Options.TimeProvider)), AppJson.Relaxed.AppStateJson));

    Task RevokeAsync(HttpContext context)
    {
        _app.Locked(() => _app.Tokens.Revoke());
        return Answer.JsonAsync(context, "{}"u8.ToArray());
    }

    async Task ChangeAsync(HttpContext context)
    {
        try
        {
            var body = await BodyAsync(context).ConfigureAwait(false) ?? throw new FormatException("The body must be a JSON object.");
            var change = AppChange.Read(body);
            _app.Locked(() => change.Apply(_app));
        }
        catch (FormatException wrong)
        {
            await BadAsync(context, wrong.Message).ConfigureAwait(false);
            return;
        }

        await StateAsync(context).ConfigureAwait(false);
    }

    async Task ReadAsync(HttpContext context)
    {
        var body = await BodyAsync(context).ConfigureAwait(false);
        var isKnown = body is { } read
            && read.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)
            && _app.Locked(() => _app.MarkRead(number, LooseJson.Texts(read, "userIds")));
        if (isKnown)
            await Answer.JsonAsync(context, "{}"u8.ToArray()).ConfigureAwait(false);
        else
            await BadAsync(context, "the body must be {\"id\":N,\"userIds\":[]}, with the id of a delivered message of the app").ConfigureAwait(false);
    }

    Task MediaAsync(HttpContext context)
    {
        IReadOnlyList<GroupMedia> media = _app.Locked(() => _app.Media.All);
        return Answer.JsonAsync(context, JsonSerializer.SerializeToUtf8Bytes(media, AppJson.Relaxed.IReadOnlyListGroupMedia));
    }

    Task BytesAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string ?? "";
        var (media, bytes) = _app.Locked(() => (_app.Media.Find(id), _app.Media.Read(id)));
        if (media is null || bytes is null)
            return Answer.WriteAsync(context, StatusCodes.Status404NotFound, "text/plain", "no such upload is remembered"u8.ToArray());

        // Whoever uploaded it chose every byte: shown as a picture or saved, never run in this origin.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Answer.WriteAsync(context, StatusCodes.Status200OK, PictureType(media) ?? "application/octet-stream", bytes.Value);
    }

    async Task<JsonElement?> BodyAsync(HttpContext context)
    {
        var request = await RequestReader.ReadAsync(context, group.Options.MaxBody, group.Stopping).ConfigureAwait(false);
        return Json.TryParse(request.BodyText) is { ValueKind: JsonValueKind.Object } body ? body : null;
    }

    static string? PictureType(GroupMedia media) => Path.GetExtension(media.FileName).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".bmp" => "image/bmp",
        ".jpg" or ".jpeg" => "image/jpeg",
        _ => null,
    };

    static Task BadAsync(HttpContext context, string why) => Answer.WriteAsync(
        context, StatusCodes.Status400BadRequest, "text/plain", System.Text.Encoding.UTF8.GetBytes(why));
}
