using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using DingTalk.Testing.Http;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Page;

/// <summary>The page's files, out of the assembly.</summary>
sealed class PageAssets
{
    const string Prefix = "page/";
    const string Index = "index.html";
    const string NoImages = "data-images=\"no\"";

    readonly FrozenDictionary<string, (string Type, byte[] Content, string Tag)> _files;
    readonly (string Type, byte[] Content, string Tag) _indexWithImages;
    readonly bool _allowImages;

    public PageAssets(bool allowImages)
    {
        _allowImages = allowImages;
        var assembly = typeof(PageAssets).Assembly;
        _files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return File(name, content);
            });
        var index = Encoding.UTF8.GetString(_files[Index].Content).Replace(NoImages, "data-images=\"yes\"", StringComparison.Ordinal);
        _indexWithImages = File(Index, Encoding.UTF8.GetBytes(index));
    }

    public Task IndexAsync(HttpContext context)
    {
        // Another site may link here, but not decide that this browser loads pictures.
        var isOurs = context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin";
        var allowImages = _allowImages || (isOurs && context.Request.Query["images"] == "1");
        return WriteAsync(context, allowImages ? _indexWithImages : _files[Index], allowImages);
    }

    public Task FileAsync(HttpContext context) =>
        context.Request.RouteValues["name"] is string name && name != Index && _files.TryGetValue(name, out var file)
            ? WriteAsync(context, file, false)
            : ApiRequest.ProblemAsync(context, StatusCodes.Status404NotFound, "The page has no such file.");

    static Task WriteAsync(HttpContext context, (string Type, byte[] Content, string Tag) file, bool allowImages)
    {
        PageSecurity.Apply(context.Response, allowImages);
        var headers = context.Response.Headers;
        headers.ETag = file.Tag;
        // Always asked for again: another version of the emulator may be at the same address tomorrow.
        headers.CacheControl = "no-cache";
        return context.Request.Headers.IfNoneMatch == file.Tag
            ? Answer.WriteAsync(context, StatusCodes.Status304NotModified, file.Type, default)
            : Answer.WriteAsync(context, StatusCodes.Status200OK, file.Type, file.Content);
    }

    static (string Type, byte[] Content, string Tag) File(string name, byte[] content) =>
        (TypeOf(name), content, $"\"{Convert.ToHexString(SHA256.HashData(content).AsSpan(0, 12))}\"");

    static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
