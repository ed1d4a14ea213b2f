using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Page;

/// <summary>
/// The headers of everything that the page consists of. Messages are foreign text: the page makes its elements one by one, and
/// should it ever fail to, nothing foreign may run, load, frame or be sent anywhere.
/// </summary>
static class PageSecurity
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; img-src 'self' data:";

    public static void Apply(HttpResponse response, bool allowImages)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = allowImages ? Policy + " http: https:" : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
