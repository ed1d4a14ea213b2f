using Microsoft.Extensions.Hosting;

namespace DingTalk.Testing.Http;

/// <summary>Leaves Ctrl+C and SIGTERM to the process that the group lives in: the default takes them for itself.</summary>
sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
