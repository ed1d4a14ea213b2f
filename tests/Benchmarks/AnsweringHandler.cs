using System.Net;

namespace Benchmarks;

/// <summary>DingTalk's "ok" without a network.</summary>
sealed class AnsweringHandler : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"errcode":0,"errmsg":"ok"}"""),
        });
}
