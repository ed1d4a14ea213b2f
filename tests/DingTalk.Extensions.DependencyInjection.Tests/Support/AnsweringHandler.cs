using System.Net;
using System.Text;

namespace DingTalk.Extensions.DependencyInjection.Tests.Support;

/// <summary>Answers every call as DingTalk does, keeps the addresses, and knows whether it was disposed.</summary>
sealed class AnsweringHandler(string answer = """{"errcode":0,"errmsg":"ok"}""") : HttpMessageHandler
{
    readonly List<Uri> _addresses = [];

    public IReadOnlyList<Uri> Addresses => _addresses;

    public bool IsDisposed { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_addresses) _addresses.Add(request.RequestUri!);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(answer, Encoding.UTF8, "application/json"),
        });
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
