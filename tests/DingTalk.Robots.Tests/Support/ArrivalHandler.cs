namespace DingTalk.Robots.Tests.Support;

/// <summary>A real handler that tells a test when the head of an answer has arrived.</summary>
sealed class ArrivalHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Arrived => _arrived.Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        _arrived.SetResult();
        return response;
    }
}
