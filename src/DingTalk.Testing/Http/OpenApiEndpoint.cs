using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary><c>/openapi.json</c>: the description of everything over HTTP, which is the file openapi.json beside this one.</summary>
static class OpenApiEndpoint
{
    public static async Task GetAsync(HttpContext context)
    {
        using var document = typeof(OpenApiEndpoint).Assembly.GetManifestResourceStream("openapi.json")!;
        var json = new byte[document.Length];
        await document.ReadExactlyAsync(json, context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, json).ConfigureAwait(false);
    }
}
