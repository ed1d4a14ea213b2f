using System.Net;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Http;

/// <summary>
/// Keeps web pages that a developer happens to visit away from what is his: only the page of the group itself, and programs that
/// are no browser, may use it. DingTalk's own interfaces stay open to every client, as the real ones are.
/// </summary>
sealed class BrowserGuard(IPAddress listen)
{
    static readonly string[] Open = ["/robot", "/v1.0", "/v2.0", "/gettoken", "/topapi", "/media"];

    /// <summary>Why the request is refused, or null.</summary>
    public string? Refuse(HttpRequest request)
    {
        if (Array.Exists(Open, prefix => request.Path.StartsWithSegments(prefix))) return null;

        // A name that is not this machine's, yet leads to it, is how a foreign page gets around the same-origin rule.
        if (IPAddress.IsLoopback(listen) && !IsLoopback(request.Host.Host))
            return $"The Host is {request.Host.Host}: this emulator answers to localhost and 127.0.0.1 only. --listen opens it to others.";

        var headers = request.Headers;
        var site = headers["Sec-Fetch-Site"].ToString();
        if (site is "cross-site" or "same-site" && !IsNavigation(request)) return "Requests of other web pages are refused.";
        var origin = headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}" ? "Requests of other web pages are refused." : null;
    }

    static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    // Somebody follows a link to the page: he sees it, the page that he came from does not.
    static bool IsNavigation(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
}
