namespace OnCall.Shop.Jobs;

/// <summary>Gives up, which is fatal: no order leaves the service any more.</summary>
sealed class OutboxRelay(Incident incident, ILogger<OutboxRelay> logger) : Job(incident, TimeSpan.FromSeconds(1))
{
    const int MaxAttempts = 3;

    int _attempts;

    protected override void Work()
    {
        if (++_attempts > MaxAttempts) return;
        try
        {
            throw new IOException("The broker closed the connection");
        }
        catch (IOException e) when (_attempts < MaxAttempts)
        {
            logger.LogError(e, "The outbox cannot be relayed, attempt {Attempt} of {MaxAttempts}", _attempts, MaxAttempts);
        }
        catch (IOException e)
        {
            logger.LogCritical(e, "The outbox relay gives up: {Waiting} orders stay where they are", 1_204);
        }
    }
}
