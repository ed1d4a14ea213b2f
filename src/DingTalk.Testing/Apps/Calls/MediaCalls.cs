using System.Text.Json.Nodes;
using DingTalk.Testing.Apps.State;

namespace DingTalk.Testing.Apps.Calls;

/// <summary>Upload of a picture, sound, film or file.</summary>
static class MediaCalls
{
    public const int MaxBytes = 20 * 1024 * 1024;

    const int MaxVoice = 2 * 1024 * 1024;

    static readonly Dictionary<string, string[]> Extensions = new(StringComparer.Ordinal)
    {
        ["image"] = ["jpg", "jpeg", "gif", "png", "bmp"],
        ["voice"] = ["amr", "mp3", "wav", "ogg"],
        ["video"] = ["mp4"],
        ["file"] = ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "pdf", "rar"],
    };

    public static JsonObject Upload(AppCall call)
    {
        var upload = call.Request.Upload;
        if (upload is null && !call.Request.IsCut)
        {
            throw AppRefusal.Old(
                43008, "参数需要multipart类型", "the body is not multipart/form-data with a boundary, or not whole");
        }

        var type = call.Request.Query.GetValueOrDefault("type") ?? upload?.Fields.GetValueOrDefault("type") ?? "";
        if (call.Request.IsCut) throw TooLarge(call.Request.Incoming.BodyBytes, MaxBytes, "body");
        if (!Extensions.TryGetValue(type, out var extensions))
        {
            throw AppRefusal.Old(
                40004,
                "不合法的媒体文件类型",
                type.Length == 0
                    ? "type is missing: put it into the query, &type=image"
                    : $"there is no type '{type}': there are image, voice, video and file");
        }

        if (upload!.Media is not { } media)
        {
            throw AppRefusal.Old(
                41005,
                "缺少多媒体文件数据",
                "no part is named media and has a filename: Content-Disposition: form-data; name=\"media\"; filename=\"a.png\"");
        }

        if (media.Bytes.Length == 0) throw AppRefusal.Old(44001, "多媒体文件为空", "the part media is empty");
        var extension = Path.GetExtension(media.FileName).TrimStart('.').ToLowerInvariant();
        if (!extensions.Contains(extension))
        {
            throw AppRefusal.Old(
                40005, "不合法的文件类型", $"the file name '{media.FileName}' must end in {string.Join(", ", extensions)} for type {type}");
        }

        var limit = type == "voice" ? MaxVoice : MaxBytes;
        if (media.Bytes.Length > limit) throw TooLarge(media.Bytes.Length, limit, type);
        var id = MediaStore.NewId();
        call.App.Media.Add(
            new GroupMedia(id, type, media.FileName, media.ContentType, media.Bytes.Length, call.Now), media.Bytes);
        return new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["media_id"] = id,
            ["created_at"] = call.Now.ToUnixTimeMilliseconds(),
            ["type"] = type,
        };
    }

    static AppRefusal TooLarge(long bytes, int limit, string what) =>
        AppRefusal.Old(40006, "不合法的文件大小", $"the {what} has {bytes} bytes, the limit is {limit}");
}
