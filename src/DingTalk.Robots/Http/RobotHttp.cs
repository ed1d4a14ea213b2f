using System.Diagnostics;
using System.Net.Http.Headers;

namespace DingTalk.Robots;

/// <summary>The robot's own HTTP client: no cookies, no redirections, no tracing, and a new look at DNS every two minutes.</summary>
static class RobotHttp
{
    // Not state: it belongs to the flow of one call, and ends with it.
    static readonly AsyncLocal<bool> Sending = new();

    public static bool IsSending => Sending.Value;

    public static HttpClient CreateClient(Func<HttpMessageHandler>? handlerFactory)
    {
        var handler = handlerFactory is null ? CreateHandler() : handlerFactory();
        return new HttpClient(handler ?? throw new InvalidOperationException("The HandlerFactory made no handler."))
        {
            // The robot has a time-out of its own, on its own clock.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>
    /// Marks the flow of the calling method as a robot's own call, untraced: an address or a header may hold a token, and a trace
    /// would show it. Both end with that method.
    /// </summary>
    public static void Enter()
    {
        Sending.Value = true;
        Activity.Current = null;
    }

    public static HttpRequestMessage CreateRequest(HttpMethod method, Uri address, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
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
