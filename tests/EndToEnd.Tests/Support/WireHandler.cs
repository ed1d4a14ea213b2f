namespace EndToEnd.Tests.Support;

sealed class WireHandler(Wire wire) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await wire.PassAsync(request.RequestUri!.AbsolutePath, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
