using System.Net.Http.Headers;

namespace DingTalk.Robots;

/// <summary>The robot's own HTTP client: no cookies, no redirections, no tracing, and a new look at DNS every two minutes.</summary>
static class WebhookHttp
{
    public static HttpClient CreateClient(Func<HttpMessageHandler>? handlerFactory)
    {
        var handler = handlerFactory is null ? CreateHandler() : handlerFactory();
        return new HttpClient(handler ?? throw new InvalidOperationException("The HandlerFactory made no handler."))
        {
            // The robot has a time-out of its own, on its own clock.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public static HttpRequestMessage CreateRequest(Uri address, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.ExpectContinue = false;
        return request;
    }

#if NETSTANDARD2_0
    static HttpClientHandler CreateHandler() => new() { AllowAutoRedirect = false, UseCookies = false };
#else
    static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ActivityHeadersPropagator = null,
    };
#endif
}
