using System.Net;
using System.Text;

namespace DingTalk.Robots.Tests.Support;

/// <summary>Answers every call as a test says, and keeps what was sent.</summary>
sealed class ScriptedHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public ScriptedHandler(string body, HttpStatusCode status = HttpStatusCode.OK)
        : this((_, _) => Task.FromResult(Response(body, status)))
    {
    }

    public List<string> Bodies { get; } = [];

    public List<Uri> Addresses { get; } = [];

    public static HttpResponseMessage Response(string body, HttpStatusCode status = HttpStatusCode.OK)
        => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        lock (Bodies)
        {
            Bodies.Add(body);
            Addresses.Add(request.RequestUri!);
        }

        return await answer(request, cancellationToken);
    }
}
