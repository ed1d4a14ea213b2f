namespace Serilog.Sinks.DingTalk.Tests.Support;

/// <summary>Calls the test before it sends a request on.</summary>
sealed class CallbackHandler(Action onSend) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        onSend();
        return base.SendAsync(request, cancellationToken);
    }
}
