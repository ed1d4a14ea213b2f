namespace OnCall.Shop.Jobs;

/// <summary>Works at intervals, and fails at its work once the incident has spread.</summary>
abstract class Job(Incident incident, TimeSpan interval) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (incident.IsSpread) Work();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    protected abstract void Work();
}
